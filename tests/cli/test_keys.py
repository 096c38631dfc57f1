"""``overload config set key...``: the whole program knows the app's commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tracker.__main__ import command
from tracker.logbook import Logbook


def test_a_key_is_set_listed_and_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = ["--db", str(tmp_path / "log.db")]
    assert command([*db, "config", "set", "key.log-easy", "x"]) == 0
    assert command([*db, "config", "get", "key.log-easy"]) == 0
    assert capsys.readouterr().out == "key.log-easy is x.\nx\n"
    assert command([*db, "config"]) == 0
    assert "key.log-easy" in capsys.readouterr().out
    assert command([*db, "undo"]) == 0
    assert command([*db, "config", "get", "key.log-easy"]) == 0
    assert capsys.readouterr().out.endswith("\ne\n")


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("key.log-eazy", "x", "Did you mean log-easy"),
        ("key.log-easy", "w", "w is already why in Session"),
        ("key.count", "x", "they are the digits"),
        ("key.keys.open", "x", "characters are typed text"),
    ],
)
def test_what_is_refused_changes_nothing(
    setting: str, value: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.db"
    assert command(["--db", str(path), "config", "set", setting, value]) == 1
    assert said in capsys.readouterr().err
    logbook = Logbook.open(path)
    assert not [key for key in logbook.config() if key.startswith("key.")]
    logbook.close()


def test_setting_a_key_loads_no_screen(tmp_path: Path) -> None:
    script = (
        "import sys; from tracker.__main__ import command;"
        f"command(['--db', {str(tmp_path / 'log.db')!r}, 'config', 'set', 'key.why', 'v']);"
        "print('textual' in sys.modules, 'rich' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[-2] == "False False"
