"""After the last set: what changes next time and why, records, the cool-down, what comes."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.decision import Decision
from tracker.domain.exercise import Exercise
from tracker.domain.target import Target
from tracker.domain.units import number
from tracker.domain.views import Summary
from tracker.domain.words import day_month, goal_words, sets_words
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.parts import Named, checklist, short_checklist, week_lines
from tracker.tui.lines import (
    BLANK,
    Line,
    Row,
    apart,
    beside,
    line,
    paragraph,
    restyled,
    rows,
    rule_line,
    settle,
)
from tracker.tui.signs import decision_sign
from tracker.tui.words import (
    count_words,
    day_words,
    effort_words,
    resistance_words,
    session_times,
)


def summary(
    view: Summary, named: Named, day_name: str, width: int, height: int, ticked: int = 0
) -> list[Line]:
    """The body of the summary, ``height`` rows at most; ``ticked`` boxes of the cool-down."""
    if width >= WIDE:
        right = _right(view, named, width - LEFT - 4, height, ticked)
        return beside(_left(view, named, day_name, height), right, width, LEFT)
    variants = []
    for whole, cool in ((True, True), (False, True), (False, False)):
        part = rows(_head(view, day_name, width), must=True)
        part.append(Row(rule_line(width)))
        part.append(Row(line("NEXT TIME", style="bold")))
        for decision in view.decisions:
            part.append(Row(_change(decision, named, width), must=True))
            said = decision.say if whole else decision.brief
            part += rows(paragraph(said, width, "  ", "dim", most=0 if whole else 2))
        part += _records(view, width, "RECORD", "  ")
        if view.cool_down is not None and cool:
            part += [Row(BLANK), Row(line("COOL-DOWN", style="bold"))]
            part += rows(short_checklist(view.cool_down, width, ticked=ticked))
        part += [Row(BLANK), *rows(paragraph(_next_words(view), width), must=True), Row(BLANK)]
        variants.append(part)
    return settle(variants, height)


def _head(view: Summary, day_name: str, width: int) -> list[Line]:
    session = view.session
    minutes = session.minutes
    took = session_times(session) + (f", {minutes} min" if minutes is not None else "")
    return [
        apart(line(f"{day_name} done", style="bold"), line(took, style="dim"), width),
        line(f"{sets_words(session.set_count)}, all saved."),
    ]


def change_words(decision: Decision, named: Named, wide: bool = False) -> str:
    """``10 → 12 kg``, ``feet up → one leg``, ``6 kg, 11 10 10``, ``left out``."""
    to, before = decision.to, decision.from_target
    exercise = named(decision.to_exercise)
    if to is None or exercise is None:
        return "left out"
    if decision.to_exercise != decision.exercise:
        return f"→ {exercise.short}"
    if before is not None and not before.resistance.same_as(to.resistance):
        return _step_words(before, to, exercise)
    resistance = resistance_words(to.resistance, exercise)
    goal = goal_words(decision.goal, exercise)
    return f"{resistance}, {goal if wide else goal.removesuffix(' each side')}"


def _step_words(before: Target, to: Target, exercise: Exercise) -> str:
    old, new = before.resistance, to.resistance
    if old.load is not None and new.load is not None and old.load.unit == new.load.unit:
        return f"{number(old.load.value)} → {resistance_words(new, exercise)}"
    return f"{resistance_words(old, exercise)} → {resistance_words(new, exercise)}"


def _change(decision: Decision, named: Named, width: int) -> Line:
    exercise = named(decision.exercise)
    name = decision.exercise if exercise is None else exercise.short
    sign = decision_sign(decision.sign)
    style = {"▲": "up", "▼": "down"}.get(sign, "")
    head = apart(line(f"{sign} {name}"), line(change_words(decision, named, width > 50)), width)
    return restyled(head, style) if style else head


def _records(view: Summary, width: int, title: str, indent: str) -> list[Row]:
    if not view.records:
        return []
    found = [Row(BLANK), Row(line(title, style="bold"))]
    year = view.session.date.year
    for record in view.records:
        found += rows(paragraph(record.what, width, indent))
        since = ""
        if record.before is not None and width >= LEFT and "was" in record.text:
            since = f" on {day_month(record.before, year)}"
        if len(record.text + since) + len(indent) > width:
            since = ""
        found += rows(paragraph(record.text + since, width, indent, "dim"))
    return found


def _next_words(view: Summary) -> str:
    plan = view.next_plan
    at = date.fromisoformat(plan.next_date)
    when = day_words(at, view.session.date.year)
    rest = "Rest tomorrow. " if at > view.session.date + timedelta(days=1) else ""
    return f"{rest}{plan.day_name} from {when}."


def _left(view: Summary, named: Named, day_name: str, height: int) -> list[Line]:
    session = view.session
    minutes = session.minutes
    took = f"{minutes} min" if minutes is not None else ""
    when = day_words(session.date, session.date.year)
    part = [
        Row(apart(line(f"{day_name} done", style="bold"), line(took), LEFT), must=True),
        Row(line(f"{when}, {session_times(session)}", style="dim")),
        Row(line(f"{sets_words(session.set_count)}, all saved."), must=True),
        Row(BLANK),
    ]
    for entry in session.entries:
        done = [s.done for s in entry.working]
        exercise = named(entry.exercise)
        if not done or exercise is None:
            continue
        resistance = resistance_words(done[-1].resistance, exercise)
        effort = effort_words(done)
        if " " in effort:
            effort = ""
        right = line(f"{resistance}   {effort}".rstrip())
        part.append(Row(apart(line(exercise.short), right, LEFT - 1)))
        counts = "".join(f"{count_words(s, exercise):<8}" for s in done).rstrip()
        part += rows(paragraph(counts, LEFT, "   ") if len(counts) > LEFT - 3
                     else [line(f"   {counts}")])  # fmt: skip
    records = _records(view, LEFT, "Record", "   ")
    week: list[Row] = []
    if view.week:
        week = [Row(BLANK), Row(line("This week, hard sets", style="dim"))]
        week += rows(week_lines(view.week, LEFT))
    return settle([part + records + week, part + records, part], height)


def _right(view: Summary, named: Named, width: int, height: int, ticked: int) -> list[Line]:
    variants = []
    for say_rows, sources, cool in ((0, True, True), (3, False, True), (1, False, False)):
        part = [Row(line("NEXT TIME", style="bold"))]
        for decision in view.decisions:
            part += [Row(BLANK), Row(_change(decision, named, width), must=True)]
            part += rows(paragraph(decision.say, width, "  ", most=say_rows))
            if sources:
                said = f"{decision.source} · grade {decision.grade}"
                part += rows(paragraph(said, width, "  ", "dim"))
        if view.cool_down is not None and cool:
            part += [Row(BLANK), Row(line("COOL-DOWN", style="bold"))]
            part += rows(checklist(view.cool_down, width, ticked=ticked))
        plan = view.next_plan
        names = [e for d in plan.exercises if (e := named(d.to_exercise)) is not None]
        coming = ", ".join(exercise.short.lower() for exercise in names)
        said = _next_words(view).removesuffix(".") + (f": {coming}." if coming else ".")
        part += [Row(BLANK), *rows(paragraph(said, width), must=True)]
        variants.append(part)
    return settle(variants, height)
