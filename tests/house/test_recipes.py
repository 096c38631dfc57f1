"""The steps of CONTRIBUTING's recipes that no other test would miss."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.exchange.files import EXPECTED, FIXTURES
from tests.exchange.test_fixtures import DIALECTS
from tracker.catalog import load_catalog
from tracker.cli.exchange import import_command
from tracker.coach.gates import GATES
from tracker.coach.progress import RULES
from tracker.coach.reading import PASSING
from tracker.domain.decision import SIGNS, STEPS_UP
from tracker.exchange.dialect import Dialect
from tracker.exchange.reading import APPS
from tracker.logbook.charts.trends import _REACTIONS
from tracker.store.series_work import HELD
from tracker.tui.layout.importing import KNOWN

SCHEMA = Path(__file__).parents[2] / "schema.sql"
BESIDE = {"expected.json", "name_map.csv"}
"""What lies among the exports and is none."""


def of_kind(kind: str, but: str) -> list[str]:
    """The rules of a kind in the order of `seeds/rules.toml`, without those asked elsewhere."""
    rules = load_catalog(None).rules.values()
    return [rule.id for rule in rules if rule.kind == kind and rule.id not in but.split()]


def test_rules_are_asked_in_the_order_in_which_they_are_listed() -> None:
    gates = re.findall(r'Held\(\s*"([\w-]+)"', "".join(map(inspect.getsource, GATES)))
    listed = of_kind("exercise-gate", "first-time")
    assert [rule for rule in dict.fromkeys(gates) if rule != "deload"] == listed
    asked = [rule.__name__.replace("_", "-") for rule in RULES]
    assert asked == of_kind("progression", "layer-in repeat")


def test_every_rule_of_an_exercise_has_its_sign() -> None:
    wanted = {*of_kind("exercise-gate", ""), *of_kind("progression", "")}
    assert wanted - set(SIGNS) == set()
    assert {rule for rule, sign in SIGNS.items() if sign == "^"} == STEPS_UP


def test_what_holds_back_for_one_session_is_marked_in_the_charts() -> None:
    """The query must name them as the index does, or it reads every plan."""
    assert set(_REACTIONS) == PASSING
    listed = re.compile(r"'\$\.rule'\)\s*IN \(([^)]+)\)")
    for text in (HELD, re.sub(r"\s+", " ", SCHEMA.read_text("utf-8"))):
        (names,) = listed.findall(text)
        assert set(re.findall(r"'([\w-]+)'", names)) == PASSING


def dialects() -> Iterator[Dialect]:
    """Each layout of each app that can be imported."""
    for app in APPS:
        yield from import_module(f"tracker.exchange.{app}").DIALECTS


def test_every_app_has_a_fixture_and_every_fixture_an_answer() -> None:
    read = {dialect.app for dialect in dialects() if dialect.id in DIALECTS.values()}
    assert set(APPS) - read == set()
    assert {path.name for path in FIXTURES.iterdir()} - BESIDE == set(EXPECTED)


def test_every_app_is_named_where_a_user_looks() -> None:
    titles = {dialect.title.split()[0] for dialect in dialects()}
    for text in (KNOWN, import_command.help or ""):
        assert titles - set(re.findall(r"\w+", text)) == set()
