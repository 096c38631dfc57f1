"""The columns an export carries and an import of it brings back: all but the keys of one file."""

from __future__ import annotations

SESSION = (
    "uid", "rev", "date", "started_ms", "started_offset", "finished_ms", "finished_offset",
    "program", "day", "note", "source",
)  # fmt: skip
ENTRY = (
    "uid", "rev", "position", "exercise", "program", "day", "slot", "plan", "shown", "extra",
    "skipped", "chosen",
)  # fmt: skip
SET = (
    "uid", "rev", "position", "count", "count_right", "timed", "load_value", "load_unit",
    "load_kg", "band", "height_cm", "effort", "warmup", "pain", "note", "at_ms", "at_offset",
)  # fmt: skip
FACTS: dict[str, tuple[str, ...]] = {
    "inventory": ("uid", "rev", "content"),
    "setting": ("uid", "rev", "key", "value"),
    "own_exercise": ("uid", "rev", "exercise", "name", "kind", "timed"),
    "import_name": ("uid", "rev", "app", "name", "loaded", "exercise", "how"),
    "soreness": ("uid", "rev", "muscle", "level", "at_ms", "at_offset"),
    "pain": ("uid", "rev", "exercise", "level", "at_ms", "at_offset"),
    "activity": ("uid", "rev", "name", "minutes", "intensity", "legs", "at_ms", "at_offset"),
    "bodyweight": ("uid", "rev", "value", "unit", "kg", "at_ms", "at_offset"),
    "flag": ("uid", "rev", "kind", "at_ms", "at_offset"),
    "answer": ("uid", "rev", "kind", "value", "at_ms", "at_offset"),
}
"""Facts beside the sessions; those of ``CHECK_INS`` have a time."""

CHECK_INS = ("soreness", "pain", "activity", "bodyweight", "flag", "answer")

JSON = frozenset({"plan", "shown", "content"})
"""Columns that hold JSON; an export has it as it is, not as a text of JSON."""

MORE = ("kind", "metres", "seconds", "rest_s", "times", "rpe")
"""What an imported set had beside ``SET``."""
