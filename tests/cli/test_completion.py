"""The shells' scripts, and what they are told when they ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from tracker.catalog import load_catalog
from tracker.cli.completion import VARIABLE
from tracker.cli.root import root

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


CATALOG = load_catalog()
MUSCLES, PROGRAMS = list(CATALOG.muscles), list(CATALOG.programs)


def offered(line: str) -> list[str]:
    """What the shell is told where ``|`` stands at the end of a line."""
    *words, typed = line.removesuffix("|").split(" ")[1:]
    items = ShellComplete(root, {}, "overload", VARIABLE).get_completions(words, typed)
    return [item.value for item in items]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("overload chart |", [
            "volume", "soreness", "volume-soreness", "exercise", "e1rm", "sides", "ladder",
            "calendar", "load", "balance", "records",
        ]),
        ("overload chart volume |", MUSCLES),
        ("overload chart records goblet|", ["goblet-squat"]),
        ("overload chart calendar |", []),
        ("overload soreness hamstrings|", [f"hamstrings={level}" for level in range(11)]),
        ("overload flag |", ["chest-pain", "faint", "pop", "clear"]),
        ("overload next --program |", PROGRAMS),
        ("overload show glu|", ["glute-bridge", "glute-bridge-march", "glute-bridge-tiptoe-walk",
                                "glute-bridge-tiptoe-walk-slow", "glutes"]),
        ("overload program use |", PROGRAMS),
        ("overload program show st|", ["starter"]),
        ("overload program week |", PROGRAMS),
        ("overload program reset |", PROGRAMS),
        ("overload program toml b|", ["build"]),
        ("overload program slot |", PROGRAMS),
        ("overload program slot build |", ["day-1", "day-3", "favourites"]),
        ("overload program slot starter |",
         [*(day.id for day in CATALOG.programs["starter"].days), "layer"]),
        ("overload program slot no-such |", []),
        ("overload program reset build day-1|", ["day-1"]),
        ("overload program favourites goblet|", ["goblet-squat"]),
        ("overload simulate --program |", PROGRAMS),
        ("overload calc jump 10 12 --exercise goblet|", ["goblet-squat"]),
        ("overload map RDL goblet|", ["goblet-squat"]),
        ("overload rules add|", ["add-load", "add-reps"]),
        ("overload config set uni|", ["units"]),
        ("overload config get add-load.j|",
         ["add-load.jump", "add-load.jump_kg_new", "add-load.jump_kg_trained"]),
        ("overload config unset mode.goblet|", ["mode.goblet-squat"]),
        ("overload config set units |", ["kg", "lb"]),
        ("overload config set mode.goblet-squat d|", ["double"]),
        ("overload config set program |", PROGRAMS),
        ("overload config set add-load.jump |", []),
    ],
)  # fmt: skip
def test_names_are_completed(line: str, words: list[str]) -> None:
    assert offered(line) == words


def test_what_can_be_chosen_has_words_beside_it() -> None:
    """zsh and fish show them: an exercise's name, a setting's default."""
    items = ShellComplete(root, {}, "overload", VARIABLE).get_completions(["config", "set"], "uni")
    assert [item.help for item in items] == ["default kg"]
    items = ShellComplete(root, {}, "overload", VARIABLE).get_completions(["why"], "goblet")
    assert [item.help for item in items] == ["Goblet squat"]


def test_a_key_of_the_app_is_a_setting_to_complete(tmp_path: Path) -> None:
    words = {"COMP_WORDS": "overload config set key.log-e", "COMP_CWORD": "3"}
    answer = _run(tmp_path, **words, _OVERLOAD_COMPLETE="bash_complete")
    assert answer == "plain,key.log-easy\n"


def test_ones_own_entries_are_completed_and_a_broken_file_is_no_noise(home: Path) -> None:
    own = home / ".config" / "overload" / "catalog" / "own.toml"
    own.parent.mkdir(parents=True)
    own.write_text("[[muscle]]\nid = 'calves'\nname = 'Calves'\n", encoding="utf-8")
    assert offered("overload chart volume ca|") == ["calves"]
    own.write_text("[[muscle", encoding="utf-8")
    assert offered("overload chart volume ca|") == []


@pytest.fixture
def on_path(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which the shell finds ``overload`` by its name."""
    program = tmp_path / "bin" / "overload"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tracker "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "OVERLOAD_DB": str(tmp_path / "a.db"),
    }


def _shell(around: dict[str, str], *words: str) -> list[str]:
    done = subprocess.run(
        words,
        env=around,
        cwd=around["HOME"],
        input="y\n",  # where compinit asks whether it may trust the folders of its functions
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def _as_told(shell: str, around: dict[str, str]) -> None:
    """Do what the help says to do in a shell, once."""
    said = _run(Path(around["HOME"]), "completion", "--help")
    block = said.partition("In bash and zsh:\n")[2].partition("\n\n")[0]
    lines = [line for line in block.splitlines() if line.endswith(f"~/.{shell}rc")]
    assert lines
    for line in lines:
        assert _shell(around, "sh", "-c", line[line.index("echo") :]) == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_as_the_help_tells_it(on_path: dict[str, str]) -> None:
    _as_told("bash", on_path)
    ask = (
        ". ~/.bashrc; COMP_WORDS=(overload chart vol); COMP_CWORD=2; "
        "_overload_completion overload; printf '%s\\n' \"${COMPREPLY[@]}\"; complete -p overload"
    )
    *words, bound = _shell(on_path, "bash", "--norc", "-c", ask)
    assert words == ["volume", "volume-soreness"]
    assert "_overload_completion" in bound


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_a_bare_zsh_completes_as_the_help_tells_it(on_path: dict[str, str]) -> None:
    _as_told("zsh", on_path)
    # Only zsh's editor may ask for completions, so its two ways to add them are looked at.
    ask = (
        ". ~/.zshrc; print $_comps[overload]; "
        "_describe() { print -l -- $completions_with_descriptions }; "
        "compadd() { print -l -- $completions }; "
        "words=(overload config set units ''); CURRENT=5; _overload_completion; "
        "words=(overload program use st); CURRENT=4; _overload_completion"
    )
    assert _shell(on_path, "zsh", "-f", "-c", ask) == [
        "_overload_completion", "kg", "lb", "starter:Starter",
    ]  # fmt: skip


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_completes_by_the_script(on_path: dict[str, str]) -> None:
    ask = "overload completion fish | source; complete -C 'overload chart vol'"
    found = _shell(on_path, "fish", "--no-config", "-c", ask)
    assert [line.partition("\t")[0] for line in found] == ["volume", "volume-soreness"]
