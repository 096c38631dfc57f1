"""``make long`` is long, in the workers too that run the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_asked_for_the_samples_are_the_full_ones() -> None:
    assert settings.default.max_examples == 1000


def test_a_worker_is_long_when_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "1", "-m", "long", __file__],
        cwd=ROOT,
        env=os.environ | {"OVERLOAD_LONG": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "1 passed" in done.stdout, done.stdout
