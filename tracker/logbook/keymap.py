"""The settings ``key.COMMAND`` and ``key.SCREEN.COMMAND``: other keys for the app's commands."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.keymap import PREFIX, keyboard


def is_key(setting: str) -> bool:
    """Whether a setting is about a key of the app."""
    return setting.startswith(PREFIX)


def chosen(stored: Mapping[str, str]) -> dict[str, str]:
    """The settings about keys."""
    return {key: value for key, value in stored.items() if is_key(key)}


def accepted(setting: str, value: str, stored: Mapping[str, str]) -> tuple[str, str | None]:
    """The setting as stored, None for the app's own keys; one sentence where it can't be."""
    return keyboard().accepted(setting, value, chosen(stored))


def shown(setting: str, stored: Mapping[str, str]) -> str:
    """The keys that a setting stands for now."""
    return keyboard().shown(setting, chosen(stored))
