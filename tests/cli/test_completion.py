"""The shells' scripts, and what they are told when they ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = {"bash": "bash_complete", "zsh": "zsh_complete", "fish": "fish_complete"}


def _run(tmp_path: Path, *args: str, **around: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *args],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "OVERLOAD_DB": str(tmp_path / "a.db"),
            **around,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("shell", ASK)
def test_a_script_names_the_command_and_its_variable(shell: str, tmp_path: Path) -> None:
    script = _run(tmp_path, "completion", shell)
    assert "_OVERLOAD_COMPLETE" in script
    assert script.count("\n") > 5, "the script keeps its lines"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("overload soren", ["soreness"]),
        ("overload why goblet", ["goblet-squat"]),
        ("overload log --js", ["--json"]),
        ("overload completion z", ["zsh"]),
    ],
)
def test_what_is_typed_is_completed(words: str, offered: list[str], tmp_path: Path) -> None:
    answer = _run(
        tmp_path,
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
        _OVERLOAD_COMPLETE="bash_complete",
    )
    assert [line.partition(",")[2] for line in answer.splitlines()] == offered
    assert not (tmp_path / "a.db").exists(), "asking makes no log"


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_takes_the_script(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(_run(tmp_path, "completion", "bash"))
    done = subprocess.run(
        ["bash", "-c", f". {tmp_path}/script && complete -p overload"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "_overload_completion" in done.stdout
