"""Settings: each with its value, and what the one in hand means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.lists import around, spaced
from tracker.tui.lines import BLANK, Line, apart, beside, cut, line, paragraph, rule_line


class Setting(NamedTuple):
    """A row. ``key`` names the setting, or the screen it opens where ``words`` are none.

    ``words`` are the values in order, each with what it means.
    """

    key: str
    label: str
    about: str
    words: tuple[tuple[str, str], ...] = ()


SETTINGS = (
    Setting("inventory", "what you own", "Targets only ever ask for what you own."),
    Setting("program", "program", "The weeks you train by; its own screen shows each one's week."),
    Setting("favourites", "favourites", "Three you choose make Build's optional day."),
    Setting("units", "units", "What a bare number weighs in; what you own stays as you gave it.", (
        ("kg", "kilograms"), ("lb", "pounds"),
    )),
    Setting("status", "you are", "How far a load may jump, and what a first time begins with.", (
        ("new", "new to training, or back after a break: body weight first, small jumps"),
        ("trained", "used to training: loads from the start, jumps up to 7 kg"),
    )),
    Setting("back", "your back", "What goes before hinges where a back is sensitive.", (
        ("normal", "hinges as the program has them"),
        ("sensitive", "bridges before hinges"),
    )),
    Setting("mode", "steps up", "What earns a step up, for every exercise without its own.", (
        ("two-sessions", "all sets at the top with reps left, twice running"),
        ("acsm-2009", "every set one rep over the top, twice running"),
        ("nsca-2-for-2", "the last set two reps over the top, twice running"),
        ("double", "all sets at the top once, whatever the effort"),
        ("maintain", "never: keep what you have"),
    )),
    Setting("exercise-mode", "for one exercise", "One exercise may earn its steps otherwise."),
    Setting("week-start", "weeks begin on", "Where charts and sums cut the weeks.", (
        ("monday", ""), ("sunday", ""),
    )),
    Setting("rest-timer", "rest timer", "Counts the rest down after each set.", (
        ("on", "starts by itself"), ("off", "its key starts it"),
    )),
    Setting("bell", "bell", "One bell when the longest rest is over.", (("on", ""), ("off", ""))),
    Setting("theme", "theme", "The colours; nothing is told by colour alone.", (
        ("auto", "as the terminal says"), ("dark", ""), ("light", ""),
    )),
    Setting("glyphs", "signs", "What the screens are drawn with.", (
        ("unicode", "▲ ✓ ▸ ×"), ("ascii", "for terminals without them"),
    )),
    Setting("health", "health, stop signs", "When not to train, and what this log is not."),
)  # fmt: skip
"""In the order of the screen; thresholds are set by ``overload config`` alone."""


def settings(
    rows: Sequence[tuple[Setting, str]], defaults: Mapping[str, str], cursor: int,
    width: int, height: int,
) -> list[Line]:  # fmt: skip
    """``rows`` are settings with their values as shown; at 100 columns the words beside them."""
    wide = width >= WIDE
    room = LEFT if wide else width
    head = [line("Settings", style="bold"), BLANK if wide else rule_line(room)]
    listed = []
    for at, (setting, value) in enumerate(rows):
        here = at == cursor
        style = "now" if here else ""
        own = setting.key in defaults and value != defaults[setting.key]
        left = line(f"{'▸' if here else ' '} {setting.label}", style=style)
        right = line(value, style=style or ("" if own else "dim"))
        listed.append(cut(apart(left, right, room), room))
    setting, value = rows[cursor]
    about = _about(setting, value, width - LEFT - 3 if wide else width)
    if wide:
        left_rows = spaced([*head, *around(listed, height - len(head), cursor)], height)
        title = [line(setting.label, style="bold"), BLANK]
        return beside(left_rows, [*title, *about][:height], width, LEFT)
    free = max(1, height - len(head) - len(listed) - 1)
    short = paragraph(_meaning(setting, value), width, style="dim", most=free)
    below = [rule_line(room), *short]
    if len(head) + len(listed) + len(below) <= height:
        gap = [BLANK] * (height - len(head) - len(listed) - len(below) - 1)
        return [*head, *listed, *gap[:1], *below]
    return [*head, *around(listed, height - len(head), cursor)]


def _meaning(setting: Setting, value: str) -> str:
    means = dict(setting.words).get(value, "")
    return f"{setting.about} {value}: {means}." if means else setting.about


def _about(setting: Setting, value: str, width: int) -> list[Line]:
    """What a setting is, and each of its values."""
    found = [*paragraph(setting.about, width), BLANK]
    for word, means in setting.words:
        mark = "▸" if word == value else " "
        style = "now" if word == value else ""
        if means:
            found += paragraph(means, width, " " * 16, style, first=f"{mark} {word:<14}")
        else:
            found.append(line(f"{mark} {word}", style=style))
    tail = "Thresholds of the rules: overload config." if setting.key == "mode" else ""
    return [*found, BLANK, *paragraph(tail, width, style="dim")] if tail else found
