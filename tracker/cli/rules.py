"""``rules``: what the coach goes by, with its source."""

from __future__ import annotations

from typing import Any

import click

from tracker.catalog.reference import Reference
from tracker.cli import output
from tracker.cli.options import Offers, catalog, json_option, offering, pass_state
from tracker.cli.state import State
from tracker.cli.words import table, wrap
from tracker.domain.errors import UnknownName
from tracker.domain.program import RuleInfo
from tracker.domain.units import number

WORDS = {
    "red-flag": ("chest-pain", "faint", "pop", "stop-also", "no-medical-advice"),
    "very-sore": ("soreness",),
    "pain-stop": ("pain",),
    "one-hamstring": ("hamstrings",),
    "form-over-load": ("form",),
}
"""Rule -> the words about safety that belong to it."""


def _known(ctx: click.Context, typed: str) -> Offers:
    return ((rule.id, rule.title) for rule in catalog().rules.values())


@click.command("rules")
@click.argument("rule", required=False, metavar="[ID]", shell_complete=offering(_known))
@json_option
@pass_state
def rules_command(state: State, rule: str | None, as_json: bool) -> None:
    """The coach's rules in the order in which they are asked; with an ID, one in full.

    \b
    Example: overload rules add-load
    """
    rules = state.book.catalog.rules
    if rule is not None and rule not in rules:
        from difflib import get_close_matches

        near = tuple(get_close_matches(rule, rules, 3, 0.4))
        raise UnknownName(f"There is no rule {rule!r}; overload rules lists them.", near)
    wanted = list(rules.values()) if rule is None else [rules[rule]]
    if as_json:
        found = [_facts(state, each) for each in wanted]
        output.document(found if rule is None else found[0])
        return
    width = output.width()
    if rule is None:
        state.show(table([(r.id, r.grade, r.title) for r in wanted], width))
        return
    (one,) = wanted
    lines = [f"{one.id}: {one.title}", "─" * width, *wrap(one.text, width)]
    for topic in WORDS.get(one.id, ()):
        for said in state.book.catalog.safety.get(topic, ()):
            lines += wrap(said, width, "    ", "  · ")
    lines += ["", *_source_lines(state, one, width)]
    parameters = _facts(state, one)["parameters"]
    lines += [""] if parameters else []
    for parameter in parameters:
        said = f"{parameter['key']} = {parameter['value']}{_unit(parameter['unit'])}"
        lines += wrap(f"{said}: {parameter['text']}", width, "    ", "  ")
    state.show(lines)


def _source_lines(state: State, rule: RuleInfo, width: int) -> list[str]:
    """Where a rule is from, and where that can be looked up."""
    indent, first = " " * 6, "    · "
    lines = wrap(f"{rule.source} · grade {rule.grade}", width, indent, "from  ")
    for cited in state.book.catalog.cited(rule.id):
        lines += wrap(cited.words, width, indent, first)
        # A line of its own, so that it stays whole where it fits; only a narrow split cuts it.
        room = width - len(indent)
        lines += [indent + cited.link[at : at + room] for at in range(0, len(cited.link), room)]
        lines += wrap(cited.note, width, indent) if cited.note else []
    if "row" in rule.source:
        for said in state.book.catalog.safety.get("documents", ()):
            if said.startswith("Row") or said.partition(":")[0] in rule.source:
                lines += wrap(said, width, indent, first)
    return lines


def _unit(unit: str) -> str:
    return f" {unit}" if unit else ""


def _facts(state: State, rule: RuleInfo) -> dict[str, Any]:
    values = state.book.config()
    return {
        "id": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "text": rule.text,
        "source": rule.source,
        "grade": rule.grade,
        "sources": [_reference(cited) for cited in state.book.catalog.cited(rule.id)],
        "parameters": [
            {
                "key": p.key,
                "value": values.get(p.key, number(p.default)),
                "default": number(p.default),
                "min": number(p.min),
                "max": number(p.max),
                "unit": p.unit,
                "text": p.text,
            }
            for p in state.book.catalog.parameters().values()
            if p.rule == rule.id
        ],
    }


def _reference(cited: Reference) -> dict[str, Any]:
    return {
        "id": cited.id,
        "authors": cited.authors,
        "year": cited.year or None,
        "title": cited.title,
        "journal": cited.journal or None,
        "doi": cited.doi or None,
        "url": cited.link or None,
        "note": cited.note or None,
    }
