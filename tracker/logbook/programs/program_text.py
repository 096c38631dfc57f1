"""A program as the TOML that ``overload catalog edit`` and ``catalog check`` read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker.domain.program import Day, Program, Slot


def program_text(program: Program, own_id: str) -> str:
    """The whole program under another id, ready to be a file of the user's own."""
    name = f"{program.name}, mine"
    lines = [
        "[[program]]",
        f"id = {_text(own_id)}",
        f"name = {_text(name)}",
        f"summary = {_text(program.summary)}",
        f"structure = {_text(program.structure)}",
        f"sets = {program.sets}",
        f"reps = [{program.low}, {program.high}]",
        f"week = [{program.week_min}, {program.week_max}]",
        f"rest_days = {program.rest_days}",
        f"hamstring_limit = {program.hamstring_limit}",
    ]
    for key, span in (
        ("rest_s", program.rest_s),
        ("exercises", program.exercises),
        ("add_in", program.add_in),
        ("minutes", program.minutes),
    ):
        lines += [f"{key} = [{span[0]}, {span[1]}]"] if span else []
    lines += [f"max_jump = {program.max_jump}"] if program.max_jump is not None else []
    for key, text in (("warm_up", program.warm_up), ("cool_down", program.cool_down)):
        lines += [f"{key} = {_text(text)}"] if text else []
    for key, texts in (
        ("rest_day_allows", program.rest_day_allows),
        ("menu", program.menu),
        ("notes", program.notes),
    ):
        lines += [f"{key} = {_texts(texts)}"] if texts else []
    lines.append(f"source = {_text(program.source)}")
    for day in program.days:
        lines += _day(day)
    for slot in program.layers:
        lines += ["", "[[program.layer]]", *_slot(slot)]
    return "\n".join(lines) + "\n"


def _day(day: Day) -> list[str]:
    lines = ["", "[[program.day]]", f"id = {_text(day.id)}", f"name = {_text(day.name)}"]
    lines += ["optional = true"] if day.optional else []
    lines += [f"pick = {day.pick}"] if day.pick else []
    for slot in day.slots:
        lines += ["", "[[program.day.slot]]", *_slot(slot)]
    return lines


def _slot(slot: Slot) -> list[str]:
    lines = [f"title = {_text(slot.title)}"] if slot.title else []
    lines += [f"turns_with = {_text(slot.turns_with)}"] if slot.turns_with else []
    lines.append(f"exercises = {_texts(slot.exercises)}")
    lines += [f"sensitive_back = {_texts(slot.gentle)}"] if slot.gentle else []
    lines += [f"sets = {slot.sets}", f"reps = [{slot.low}, {slot.high}]"]
    lines += [f"rest_s = [{slot.rest_s[0]}, {slot.rest_s[1]}]"] if slot.rest_s else []
    return lines


def _text(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"
