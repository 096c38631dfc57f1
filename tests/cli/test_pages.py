"""The commands that README and the guide tell a newcomer to type, typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Overload

ROOT = Path(__file__).parents[2]


def session() -> list[list[str]]:
    """The arguments of each line of README's first session."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.split("## A first session", 1)[1].split("```", 2)[1]
    return [shlex.split(line, comments=True)[1:] for line in block.splitlines() if line]


def in_the_guide() -> list[str]:
    """The commands between backticks of the guide that say all that is needed."""
    text = " ".join((ROOT / "docs" / "guide.md").read_text(encoding="utf-8").split())
    known = re.findall(r"`overload ([^`]+)`", text)
    return [each for each in known if "FILE" not in each and each not in ("log -", "undo")]


def test_the_first_session_of_the_readme_is_the_day_that_next_shows(overload: Overload) -> None:
    lines = session()
    begin = next(place for place, line in enumerate(lines) if line[0] == "log")
    for line in lines[:begin]:
        overload.ok(*line)
    day = {each["exercise"] for each in overload.ok("next", "--json").json["exercises"]}
    for line in lines[begin:]:
        overload.ok(*line)
    (done,) = overload.ok("history", "--json").json
    assert {each["exercise"] for each in done["sets"]} == day


@pytest.mark.parametrize("command", in_the_guide())
def test_a_command_of_the_guide_does_what_it_says(owner: Overload, command: str) -> None:
    owner.ok(*shlex.split(command))


def test_football_as_the_guide_tells_it_leaves_the_hamstring_exercise_out(owner: Overload) -> None:
    (football,) = [each for each in in_the_guide() if each.startswith("activity")]
    owner.ok("program", "use", "build")
    owner.ok(*shlex.split(football))
    day = owner.ok("next", "--json").json
    assert day["exercises"][0]["to"] is None


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_file_a_page_links_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)]
    here = [link for link in links if link and "://" not in link]
    assert here
    assert [link for link in here if not (ROOT / link).is_file()] == []
