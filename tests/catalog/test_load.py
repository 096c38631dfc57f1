"""The compiled catalogue: the same from TOML, from a cache and from a wheel; never in the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.catalog import Catalog, cache, load_catalog, resources
from tracker.catalog.compile import compile_catalog

OWN = """\
[[exercise]]
id = "chair-squat"
name = "Chair squat"
short = "Chair squat"
pattern = "squat"
muscles = { quads = 1, glutes = 1 }
needs = ["chair"]
level = 1
rep = "Down and up."
steps = ["Sit down.", "Stand up."]

[[exercise]]
id = "goblet-squat"
extend = true
aliases = ["my squat"]

[[ladder]]
id = "squat"
extend = true
rungs = ["chair-squat"]

[[ladder.edge]]
from = "bodyweight-squat"
to = "chair-squat"
change = "slower"
label = "slow sit"
when = "easy"

[[program]]
id = "mine"
name = "Mine"
summary = "One day."
week = [1, 3]
[[program.day]]
id = "a"
name = "A"
[[program.day.slot]]
exercises = ["goblet-squat", "bodyweight-squat"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "mine.toml").write_text(OWN, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _cache_in_a_corner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folders", lambda checkout: [tmp_path / "cache"])


def _everything(catalog: Catalog) -> object:
    return (
        dict(catalog.exercises), catalog.ladders, catalog.programs, catalog.routines,
        catalog.rules, catalog.muscles, catalog.parameters(), catalog.safety,
        [catalog.text(ident) for ident in catalog.exercises], catalog.sources,
        [catalog.cited(ident) for ident in catalog.rules],
    )  # fmt: skip


def test_own_files_lie_over_the_shipped_ones(own: Path) -> None:
    catalog = load_catalog(own)
    shipped = load_catalog()
    assert catalog.resolve("chair squats").id == "chair-squat"
    assert catalog.text("chair-squat").steps == ("Sit down.", "Stand up.")
    assert catalog.resolve("my squat").id == "goblet-squat"
    assert catalog.resolve("kettlebell goblet squat").id == "goblet-squat"
    assert catalog.ladder_of("chair-squat") == catalog.ladders["squat"]
    assert [e.to_id for e in catalog.edges_up("bodyweight-squat")] == [
        "goblet-squat", "chair-squat",
    ]  # fmt: skip
    assert catalog.programs["mine"].days[0].slots[0].low == 8
    assert set(catalog.programs) - set(shipped.programs) == {"mine"}
    assert "chair-squat" not in shipped.exercises


def test_cached_and_fresh_are_alike_and_a_change_is_seen(own: Path) -> None:
    fresh, cached = load_catalog(own), load_catalog(own)
    assert _everything(fresh) == _everything(cached)
    (own / "mine.toml").write_text(OWN.replace("One day.", "A day."), encoding="utf-8")
    assert load_catalog(own).programs["mine"].summary == "A day."


@pytest.mark.parametrize("damage", ["", "{", "[1"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: str) -> None:
    whole = _everything(load_catalog())
    for path in (tmp_path / "cache").iterdir():
        path.write_text(damage, encoding="utf-8")
    assert _everything(load_catalog()) == whole


def test_a_cache_that_lost_its_texts_still_shows_them(tmp_path: Path) -> None:
    load_catalog()
    for path in (tmp_path / "cache").glob("*.texts.json"):
        path.unlink()
    assert load_catalog().text("goblet-squat").steps


def test_a_place_that_takes_nothing_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr(cache, "folders", lambda checkout: [blocked / "a", blocked / "b"])
    assert load_catalog().text("goblet-squat").rep
    monkeypatch.setattr(cache, "folders", lambda checkout: [])
    assert "goblet-squat" in load_catalog().exercises


def test_few_old_catalogues_are_kept(tmp_path: Path, own: Path) -> None:
    for number in range(7):
        (own / "mine.toml").write_text(f"# {number}\n{OWN}", encoding="utf-8")
        load_catalog(own)
    left = [path.name for path in (tmp_path / "cache").iterdir()]
    assert len(left) == 8
    assert all(name.endswith((".catalog.json", ".texts.json")) for name in left)


def test_the_wheels_copy_is_the_same_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: Path
) -> None:
    seeds = resources.seeds_dir()
    whole = _everything(load_catalog())
    packed = tmp_path / "_data"
    compile_catalog(seeds, packed)
    assert sorted(path.name for path in packed.iterdir()) == ["catalog.json", "texts.json"]
    (packed / "seeds").symlink_to(seeds)
    monkeypatch.setattr(resources, "_PACKED", packed)
    assert resources.data_file("schema.sql") == packed / "schema.sql"
    assert _everything(load_catalog()) == whole
    assert load_catalog(own).programs["mine"].id == "mine"


def test_texts_are_not_read_before_they_are_shown() -> None:
    asked: list[int] = []

    def texts() -> dict[str, object]:
        asked.append(1)
        return {"exercises": {"x": ["x", "A rep.", [], [], [], [], [], []]}, "safety": {}}

    load_catalog()
    facts = json.loads(next(cache.folders(None)[0].glob("*.catalog.json")).read_bytes())
    catalog = Catalog(facts, texts)
    catalog.resolve("goblet squat")
    assert catalog.search("bridge")
    assert catalog.rules["add-load"].source
    assert asked == []
    assert catalog.text("x").rep == "A rep."
    assert catalog.safety == {}
    assert asked == [1]


def test_a_warm_start_loads_no_toml_reader_and_nothing_heavy() -> None:
    code = (
        "import sys; from tracker.catalog import load_catalog; c = load_catalog(); "
        "c.resolve('goblet squat'); c.programs; "
        "print(sorted({'textual', 'plotext', 'sqlite_utils', 'click', 'hashlib', 'difflib', "
        "'tomllib'} & set(sys.modules)))"
    )
    for _ in range(2):  # the first may have to compile
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
