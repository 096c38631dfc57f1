"""``overload import`` and ``overload map`` as a script sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.files import FIXTURES
from tracker.cli.root import run


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "log.db"
    monkeypatch.setenv("OVERLOAD_DB", str(path))
    return path


def test_import_prints_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    fixture = str(FIXTURES / "hevy_lbs_km_pt.csv")
    assert run(["import", fixture, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {
        key: document[key]
        for key in ("dialect", "sessions", "sets", "skipped", "duplicates", "first", "last")
    } == {
        "dialect": "hevy", "sessions": 2, "sets": 5, "skipped": 0, "duplicates": 0,
        "first": "2024-02-29", "last": "2026-05-05",
    }  # fmt: skip
    assert document["unmapped"] == ["Cadeira Flexora (Máquina)", "Corrida"]
    assert run(["import", fixture, "--from", "hevy", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["duplicates"] == 5


def test_a_missing_answer_is_exit_1_and_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    fixture = str(FIXTURES / "strong_ios_2025_rest_wdf.csv")
    assert run(["import", fixture]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "--unit kg or --unit lb" in said.err
    assert run(["import", fixture, "--unit", "kg", "--dry-run"]) == 0
    assert "Would import 8 sets in 2 sessions" in capsys.readouterr().out
    assert run(["history", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_exit_codes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["import", str(tmp_path / "none.csv")]) == 1
    assert run(["import"]) == 2
    assert run(["import", "x", "--unit", "stone"]) == 2
    assert run(["import", str(FIXTURES / "expected.json")]) == 1
    assert run(["map", "Bench", "hip", "thrust"]) == 1
    assert run(["map", "Bench"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_map_lists_and_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(FIXTURES / "strong_android5_mixed_units.csv")]) == 0
    capsys.readouterr()
    assert run(["map", "--json"]) == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["Seated Leg Curl (Machine)"]["how"] == "own"
    assert run(["map"]) == 0
    assert "maybe machine-hamstring-curl, but not seated" in capsys.readouterr().out
    assert run(["map", "Seated Leg Curl (Machine)", "machine", "hamstring", "curl"]) == 0
    assert "1 entry changed" in " ".join(capsys.readouterr().out.split())
    assert run(["history", "machine-hamstring-curl", "--json"]) == 0
    (session,) = json.loads(capsys.readouterr().out)
    assert [s["load"] for s in session["sets"]] == ["39 kg", "90 lb"]
    assert run(["undo"]) == 0
    assert run(["undo"]) == 0
    assert "Undone: import strong_android5_mixed_units.csv" in capsys.readouterr().out


def test_rows_put_right_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    file = FIXTURES / "fitnotes_android_unquoted_comma.csv"
    assert run(["import", str(file), "--unit", "kg"]) == 0
    assert "1 row with an unquoted comma, put together again" in capsys.readouterr().out
