"""No set that was shown as saved is lost to a kill; and the harness finds faults when there are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.torture.harness import torture

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
ROUNDS = 200 if LONG else 10


def test_every_set_shown_as_saved_is_there_after_a_kill(tmp_path: Path) -> None:
    tally = torture(tmp_path, ROUNDS, seed=7)
    assert not tally.faults, tally.faults[0]
    assert tally.rounds == ROUNDS
    assert tally.acknowledged >= ROUNDS // 2, "every other round must have seen a set saved"


@pytest.mark.parametrize(("fault", "said"), [("early", "shown as saved"), ("reorder", "typed")])
def test_the_harness_finds_a_planted_fault(fault: str, said: str, tmp_path: Path) -> None:
    tally = torture(tmp_path, 30, seed=7, launch=fault)
    assert tally.faults
    assert said in tally.faults[0]
