"""Damaged exports: no traceback, all or nothing, and the file stays whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.exchange.files import EXPECTED, FIXTURES, counts
from tracker.domain.errors import OverloadError
from tracker.logbook import Logbook

ROUNDS = 20_000 if LONG else 500
PARTS = 8 if LONG else 4
PIECES = (
    b'"', b'""', b",", b";", b"\n", b"\r\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J",
    "\u202e".encode(), "\ud83c\udf51".encode("utf-8", "surrogatepass"), b"nan", b"inf", b"1e999",
    b"-5", b"99999999999999999999", b"0x10", "１２".encode(), b"2026-02-30 10:00:00", b"=cmd()",
    b"[/]", b"'; DROP TABLE session; --", b"### X ###", b" ", b"\t", b"Rest Timer", b"W",
    b"9999-12-31 23:59:59", b"1,5", b"a" * 3000,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four small faults."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + chance.choice(PIECES) + data[at:]
            case 2:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 3:
                data = data[:at] + data[at + chance.randint(1, 20) :]
            case 4:
                lines = data.split(b"\n")
                chance.shuffle(lines)
                data = b"\n".join(lines)
            case 5:
                lines = data.split(b"\n")
                line = chance.randrange(len(lines))
                data = b"\n".join([*lines[: line + 1], *lines[line:]])
            case 6:
                fields = data.split(b",")
                fields[chance.randrange(len(fields))] = chance.choice(PIECES)
                data = b",".join(fields)
            case _:
                data = data.replace(b'"', b"", chance.randint(1, 5))
    return data


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_export_is_imported_whole_or_not_at_all(
    book: Logbook, tmp_path: Path, part: int
) -> None:
    chance = random.Random(part)
    names = sorted(EXPECTED)
    path = tmp_path / "export.csv"
    taken, refused = 0, list[OverloadError]()
    for number in range(ROUNDS // PARTS):
        data = (FIXTURES / chance.choice(names)).read_bytes()
        path.write_bytes(mutated(data, chance))
        before = counts(book)
        try:
            report = book.import_file(
                path, unit=chance.choice(["kg", "lb", None]), strict=chance.random() < 0.2
            )
        except OverloadError as error:
            refused.append(error)
            assert counts(book) == before
        else:
            taken += 1
            after = counts(book)
            assert after["set_log"] == before["set_log"] + report.sets
            assert after["bodyweight"] == before["bodyweight"] + report.bodyweights
        if number % 25 == 0:
            assert book._store.check() == []
    assert book._store.check() == []
    assert taken > ROUNDS // PARTS // 4
    assert refused
    assert all(str(error).strip() and error.exit_code == 1 for error in refused)
