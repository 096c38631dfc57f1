"""Before the session: how sore, what is planned, and why. Also the screen of a rest day."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.views import Today
from tracker.domain.words import WEEKDAYS, sets_words, share_of_sets
from tracker.tui import commands
from tracker.tui.layout import LEFT, LONG_NAMES, WIDE
from tracker.tui.layout.parts import (
    aim_words,
    boxes,
    checklist,
    dose,
    name_of,
    title_lines,
    week_lines,
    where_line,
)
from tracker.tui.lines import (
    BLANK,
    Line,
    Row,
    apart,
    beside,
    cut,
    line,
    paragraph,
    restyled,
    rows,
    settle,
    span,
    width_of,
)
from tracker.tui.state import TodayState
from tracker.tui.words import count_words, day_column, day_words, effort_words

NARROW_PLAN = 39
"""Below this many columns the dose leaves the plan; it is in the detail."""


def check_in(today: Today, state: TodayState, width: int, height: int) -> list[Line]:
    """The body of the check-in and of a rest day, ``height`` rows at most."""
    resting = is_rest(today)
    if width >= WIDE:
        left = _left(today, state, height, resting)
        right = _right(today, state, width - LEFT - 3, height, resting)
        return beside(left, right, width, LEFT)
    variants = []
    for density in range(4):
        part = rows(title_lines(today, width), must=True)
        if resting:
            part += rows(_rest_words(today, width), must=True)
        offer = _easy_week(today, width, whole=density < 3)
        # A blank that is no blank row keeps the offer apart; rather the warm-up's lines go.
        part += [*offer, Row(line(" ") if offer else BLANK)]
        part += [*_soreness(today, state, width), Row(BLANK)]
        part += _plan(today, state, width, resting, reasons=density < 2, aims=density < 3)
        if not resting and density < 1:
            part += _warm_up(today, width, state.ticked)
        part.append(Row(BLANK))
        variants.append(part)
    return settle(variants, height)


def is_rest(today: Today) -> bool:
    """Whether the coach says not to train and the user has not decided otherwise."""
    return not today.to_train


def _rest_words(today: Today, width: int) -> list[Line]:
    at = date.fromisoformat(today.plan.next_date)
    said = f"Next: {today.plan.day_name}, from {day_words(at, today.moment.date.year)}."
    found = paragraph(said, width)
    allowed = today.program.rest_day_allows
    if allowed:
        found += paragraph(f"Today: {' or '.join(allowed)}, or nothing.", width, style="dim")
    return found


def _easy_week(today: Today, width: int, whole: bool = True) -> list[Row]:
    """Why an easy week is offered, what it does and the key that answers; or until when it is."""
    key = commands.key_of(commands.CHECK_IN, "easy-week")
    if today.easy_until is not None:
        until = day_words(today.easy_until, today.moment.date.year)
        if is_rest(today):
            # There the key is that of training all the same.
            return rows([line(f"Easy week until {until}.")], must=True)
        said, does = f"Until {until}.", " ends it"
    elif today.easy_week_offered is not None:
        said, does = _sentence(f"{share_of_sets(today.easy_sets)}, same loads"), " answers"
    else:
        return []
    answer = apart(line(said), (span(key, "key", key), span(does, "dim", key)), width)
    why = today.easy_week_offered
    found = [] if why is None or not whole else paragraph(_sentence(why), width, style="dim")
    return [*rows(found), Row(answer, must=True)]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _soreness(today: Today, state: TodayState, width: int, wide: bool = False) -> list[Row]:
    found = [Row(apart(line("Sore?", style="bold"), line("0 none · 9 very", style="dim"), width))]
    for at, muscle in enumerate(today.asked):
        here = at == state.cursor
        level = state.answers.get(muscle)
        mark = "▸ " if here else "  "
        name = f"{muscle:<13.13}" if wide else f"{muscle:<12.12}"
        text = f"{mark}{name}{'–' if level is None else level:>2}"
        found.append(Row(line(text, style="now" if here else ""), must=True))
    since = WEEKDAYS[(today.moment.date - timedelta(days=1)).weekday()]
    taxed = today.legs_taxed if state.legs is None else state.legs
    said = f"  legs taxed by sport since {since}"
    value = f"{'yes' if taxed else 'no':>3}"
    found.append(Row((span(f"{said:<{width - 4}}", "", "l"), span(value, "", "l"))))
    return found


def _plan(
    today: Today, state: TodayState, width: int, resting: bool, reasons: bool, aims: bool
) -> list[Row]:
    found: list[Row] = []
    for at, item in enumerate(today.items):
        mark = "▸" if state.chosen == at else f"{at + 1}"
        said = dose(item.target, item.exercise)
        if width < NARROW_PLAN:
            said = said[said.index(" ") :].strip() if " " in said else said
        name = line(f"{mark} {name_of(item.exercise, width)}")
        style = "dim" if resting or item.skipped else ""
        head = apart(name, line(said), width)
        found.append(Row(restyled(head, style), must=True))
        if aims:
            found.append(Row(line(f"  {aim_words(item)}", style=style)))
        if reasons:
            found += rows(paragraph(item.decision.brief, width, "    ", "dim", most=2))
    return found


def _warm_up(today: Today, width: int, ticked: int) -> list[Row]:
    found: list[Row] = [Row(BLANK)]
    if today.warm_up is not None:
        said = today.warm_up.summary or ", ".join(item.text for item in today.warm_up.items)
        if ticked:
            said = f"{ticked} of {len(boxes(today.warm_up))} ticked."
        folded = paragraph(f"Warm-up: {said}", width)
        key = commands.key_of(commands.CHECK_IN, "how")
        hint = (span(key, "key", key), span(" shows", "dim", key))
        last = apart(folded[-1], hint, width)
        room = width_of(folded[-1]) + width_of(hint) + 2 <= width
        found += rows([*folded[:-1], last] if room else [*folded, apart((), hint, width)])
    minutes = about_minutes(today)
    if minutes:
        found.append(Row(line(f"About {minutes}.")))
    return found


def about_minutes(today: Today) -> str:
    """``40 min``: what the program says, else what the last sessions took."""
    span_of = today.program.minutes
    if span_of is not None:
        low, high = span_of
        return f"{low} min" if low == high else f"{low}-{high} min"
    took = [m for session in today.recent if (m := session.minutes) is not None]
    return f"{round(sum(took) / len(took))} min" if took else ""


def _left(today: Today, state: TodayState, height: int, resting: bool) -> list[Line]:
    part = rows(title_lines(today, LEFT), must=True)
    # The title of a wide screen carries the year.
    part[0] = Row(_wide_title(today), must=True)
    if resting:
        part += rows(_rest_words(today, LEFT), must=True)
    part += _easy_week(today, LEFT)
    part += [Row(BLANK), *_soreness(today, state, LEFT, wide=True)]
    recent: list[Row] = []
    if today.recent:
        recent = [Row(BLANK), Row(line("Last sessions", style="dim"))]
        recent += rows(recent_lines(today))
    week: list[Row] = []
    if today.week:
        week = [Row(BLANK), Row(line("This week, hard sets", style="dim"))]
        week += rows(week_lines(today.week, LEFT))
    return settle([part + recent + week, part + week, part], height)


def _wide_title(today: Today) -> Line:
    return where_line(today, line(day_words(today.moment.date, 0), style="bold"), LEFT)


def recent_lines(today: Today) -> list[Line]:
    """``  Tue 17 Nov  Day 3   9 sets   34 min``."""
    names = {day.id: day.name for day in today.program.days}
    found = []
    for session in today.recent:
        name = names.get(session.day or "", "own")
        minutes = session.minutes
        when = day_column(session.date, today.moment.date.year)
        took = f"{minutes} min" if minutes is not None else ""
        text = f"  {when:<10}  {name:<5.5}  {sets_words(session.set_count):>7}  {took:>7}"
        found.append(line(text.rstrip()))
    return found


def _right(today: Today, state: TodayState, width: int, height: int, resting: bool) -> list[Line]:
    minutes = about_minutes(today)
    total = sets_words(today.sets_planned) + (f", about {minutes}" if minutes else "")
    head = apart(line("Plan", style="bold"), line(total, style="dim"), width - 1)
    variants = []
    for density in range(4):
        part = [Row(head, must=True), Row(BLANK)]
        for at in range(len(today.items)):
            part += _wide_item(today, state, at, width - 1, resting, density)
            part.append(Row(BLANK))
        if today.warm_up is not None and density < 1 and not resting:
            took = f"about {today.warm_up.minutes} min" if today.warm_up.minutes else ""
            title = line("Warm-up", style="bold")
            part.append(Row(apart(title, line(took, style="dim"), width - 1)))
            part += rows(checklist(today.warm_up, width - 1, "   ", state.ticked))
            part.append(Row(BLANK))
        if not resting:
            onward, back, other = (
                commands.key_of(commands.CHECK_IN, name) for name in ("next", "previous", "swap")
            )
            said = f"Order is yours: {onward} and {back} move, {other} swaps for what you own."
            part += rows(paragraph(said, width - 1, style="dim"))
        variants.append(part)
    return settle(variants, height)


def _wide_item(
    today: Today, state: TodayState, at: int, width: int, resting: bool, density: int
) -> list[Row]:
    item = today.items[at]
    mark = "▸" if state.chosen == at else f"{at + 1}"
    style = "dim" if resting or item.skipped else ""
    said = dose(item.target, item.exercise, loose=True, room=9)
    name = line(f"{mark}  {name_of(item.exercise, LONG_NAMES)}")
    found = [Row(restyled(apart(name, line(said), width), style), must=True)]
    if density < 3:
        brief = item.decision.brief
        # One colon in a sentence is enough.
        aim = f"{aim_words(item)}{' ·' if ':' in brief else ':'} {brief}"
        found += rows(paragraph(aim, width, "     ", style, first="   "))
    if item.last and density < 2:
        past = item.last[0]
        counts = "  ".join(count_words(s, item.exercise) for s in past.sets)
        when = day_words(past.date, today.moment.date.year)
        effort = effort_words(past.sets)
        said = f"   last  {when}  {counts}   {effort}".rstrip()
        found.append(Row(cut(line(said, style="dim"), width)))
    return found
