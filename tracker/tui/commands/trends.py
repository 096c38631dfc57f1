"""Trends: the charts. A state a family, by what ``n`` turns; ``weeks`` the weeks
to open one of."""

from __future__ import annotations

from tracker.domain.value import replace
from tracker.tui.commands.command import BACK, HELP, SPACE, Command, Hint, Room, only

TRENDS, VOLUME, BY_EXERCISE = "trends", "trends-volume", "trends-exercise"
BY_LADDER, OF_ALL, TABLE, WEEKS = "trends-ladder", "trends-all", "trends-table", "trends-weeks"

CHARTS = only(TRENDS, VOLUME, BY_EXERCISE, BY_LADDER, OF_ALL, TABLE)
_MUSCLE = only(TRENDS, VOLUME)
_TURNED = CHARTS - only(OF_ALL, TABLE)

COMMANDS = (
    Command("chart-next", ("]", "right"), CHARTS, "next chart"),
    Command("chart-previous", ("[", "left"), CHARTS, "previous chart"),
    Command("wider", ("+", "=", "up"), CHARTS - only(TABLE), "more weeks"),
    Command("narrower", ("-", "down"), CHARTS - only(TABLE), "fewer weeks"),
    Command("wider", ("+", "="), only(TABLE), "more weeks"),
    Command("narrower", ("-",), only(TABLE), "fewer weeks"),
    Command("up", ("up",), only(TABLE), "up"),
    Command("down", ("down",), only(TABLE), "down"),
    Command("next", ("n",), _MUSCLE, "next muscle"),
    Command("previous", ("N",), _MUSCLE, "previous muscle"),
    Command("next", ("n",), only(BY_EXERCISE), "next exercise"),
    Command("previous", ("N",), only(BY_EXERCISE), "previous exercise"),
    Command("next", ("n",), only(BY_LADDER), "next ladder"),
    Command("previous", ("N",), only(BY_LADDER), "previous ladder"),
    Command("measure", ("m",), only(VOLUME), "count sets, reps or tonnage"),
    Command("open", ("enter",), CHARTS, "the sessions of a week"),
    Command("why", ("w",), CHARTS, "the decisions behind it"),
    Command("up", ("up",), only(WEEKS), "up"),
    Command("down", ("down",), only(WEEKS), "down"),
    Command("open", ("enter",), only(WEEKS), "its sessions"),
)

_CHART = Hint("chart-next", "[ ]", "chart", "chart")
_RANGE = Hint("wider", "+ -", "weeks", "weeks")
_SESSIONS = Hint("open", "enter", "week", "a week's sessions")
_WHY = Hint("why", "w", None, "decisions")


def _turning(what: str) -> tuple[Hint, ...]:
    return (Hint("next", "n", what, None), Hint("next", "n N", None, what))


FOOTERS: dict[str, tuple[Hint, ...]] = {
    TRENDS: (_CHART, _RANGE, *_turning("muscle"), replace(_SESSIONS, short=None), _WHY, SPACE,
             HELP),
    VOLUME: (_CHART, *_turning("muscle"), Hint("measure", "m", "reps", "reps, tonnage"), _RANGE,
             replace(_SESSIONS, short=None), _WHY, SPACE, HELP),
    BY_EXERCISE: (_CHART, _RANGE, *_turning("exercise"), replace(_SESSIONS, short=None), _WHY,
                  SPACE, HELP),
    BY_LADDER: (_CHART, _RANGE, *_turning("ladder"), replace(_SESSIONS, short=None), _WHY, SPACE,
                HELP),
    OF_ALL: (_CHART, _RANGE, _SESSIONS, _WHY, SPACE, HELP),
    TABLE: (_CHART, _RANGE, Hint("down", "up down", "more", "more"),
            replace(_SESSIONS, short=None), _WHY, SPACE, HELP),
    WEEKS: (
        Hint("open", "enter", "open", "open"),
        Hint("down", "up down", "week", "week"),
        BACK,
        SPACE,
        HELP,
    ),
}  # fmt: skip

ROOM = Room(
    {
        TRENDS: "Trends",
        VOLUME: "Trends: volume",
        BY_EXERCISE: "Trends: exercises",
        BY_LADDER: "Trends: ladders",
        OF_ALL: "Trends: everything",
        TABLE: "Trends: records",
        WEEKS: "Trends: a week",
    },
    COMMANDS,
    FOOTERS,
    roots=CHARTS,
)
