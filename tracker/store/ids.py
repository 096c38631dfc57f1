"""Identifiers that two devices never share: UUIDv7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os


def new_uid(utc_ms: int) -> str:
    """A UUIDv7 of that millisecond, as 32 hexadecimal digits."""
    noise = int.from_bytes(os.urandom(10), "big")
    time = max(0, utc_ms) & (1 << 48) - 1
    high = time << 16 | 0x7 << 12 | noise >> 68
    low = 0b10 << 62 | noise & (1 << 62) - 1
    return f"{high << 64 | low:032x}"
