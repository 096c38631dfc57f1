"""The shipped data holds what the contract and the founding documents' rows say."""

from __future__ import annotations

import re

import pytest

from tracker.catalog import Catalog, load_catalog
from tracker.catalog.resources import seeds_dir, toml_files
from tracker.domain.inventory import USUAL, Inventory
from tracker.domain.log import STOP_SIGNS
from tracker.domain.units import Load

CONTRACT = (
    "weighted-good-morning", "banded-glute-bridge", "donkey-kick", "dumbbell-donkey-kick",
    "banded-staggered-stance-deadlift", "cook-hip-lift", "hamstring-squeeze",
    "stability-ball-hamstring-squeeze", "glute-bridge-march", "glute-bridge-tiptoe-walk",
    "single-leg-glute-bridge", "kettlebell-swing", "dumbbell-swing",
    "stability-ball-hamstring-curl", "slider-hamstring-curl", "band-kickback",
    "dumbbell-romanian-deadlift", "single-leg-deadlift", "banded-single-leg-deadlift",
    "bulgarian-split-squat", "single-leg-romanian-deadlift",
    "dumbbell-single-leg-romanian-deadlift", "bodyweight-squat", "goblet-squat",
    "barbell-squat", "glute-bridge", "feet-elevated-glute-bridge", "hip-thrust",
    "barbell-hip-thrust", "dumbbell-glute-bridge", "dumbbell-hip-thrust", "step-up",
    "dumbbell-step-up", "split-squat", "dumbbell-split-squat", "machine-hamstring-curl",
    "band-hamstring-curl", "cook-hip-lift-toes-up", "glute-bridge-tiptoe-walk-slow",
    "one-weight-good-morning",
)  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize("ident", CONTRACT)
def test_each_id_of_the_contract_is_there_with_its_words(catalog: Catalog, ident: str) -> None:
    exercise = catalog.exercise(ident)
    text = catalog.text(ident)
    assert exercise.id == text.id == ident
    assert len(text.steps) >= 3
    assert text.rep
    assert text.cues
    assert text.limits
    assert text.modifications
    assert "row" in exercise.source


@pytest.mark.parametrize(
    ("ident", "short"),
    [
        ("dumbbell-single-leg-romanian-deadlift", "Single-leg RDL"),
        ("goblet-squat", "Goblet squat"),
        ("feet-elevated-glute-bridge", "Feet-up bridge"),
    ],
)
def test_short_names_are_those_of_the_drawn_screens(
    catalog: Catalog, ident: str, short: str
) -> None:
    assert catalog.exercise(ident).short == short


def test_muscles_weigh_one_or_a_half_by_pattern(catalog: Catalog) -> None:
    primary = {
        "hinge": ("hamstrings",),
        "curl": ("hamstrings",),
        "bridge": ("glutes",),
        "kickback": ("glutes",),
        "lunge": ("glutes",),
        "squat": ("quads", "glutes"),
    }
    for exercise in catalog.exercises.values():
        assert set(exercise.primary) == set(primary[exercise.pattern]), exercise.id
        assert {weight for _, weight in exercise.muscles} <= {1.0, 0.5}
        assert {muscle for muscle, _ in exercise.muscles} <= set(catalog.muscles)
    assert dict(catalog.exercise("goblet-squat").muscles)["hamstrings"] == 0.5
    assert catalog.exercise("band-hamstring-curl").muscles == (("hamstrings", 1.0),)


def test_only_squats_and_lunges_move_a_share_of_body_weight(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        share = 0.65 if exercise.pattern in ("squat", "lunge") else 0.0
        assert exercise.bodyweight_share == share, exercise.id


@pytest.mark.parametrize(
    ("ident", "side", "kind", "needs", "implements"),
    [
        ("dumbbell-single-leg-romanian-deadlift", "each", "external",
         (("dumbbells", "kettlebell"),), 1),
        ("goblet-squat", "both", "external", (("dumbbells", "kettlebell"),), 1),
        ("dumbbell-step-up", "each", "external", (("dumbbells",), ("step",)), 2),
        ("dumbbell-split-squat", "each", "external", (("dumbbells",),), 2),
        ("barbell-squat", "both", "barbell", (("barbell",), ("rack",)), 1),
        ("barbell-hip-thrust", "both", "barbell", (("barbell",), ("bench",)), 1),
        ("machine-hamstring-curl", "both", "machine", (("machine",),), 1),
        ("band-hamstring-curl", "both", "band", (("band",),), 1),
        ("glute-bridge-march", "alternating", "bodyweight", (), 1),
        ("hamstring-squeeze", "alternating", "bodyweight", (), 1),
        ("cook-hip-lift", "each", "bodyweight", (), 1),
        ("hip-thrust", "both", "bodyweight", (("bench",),), 1),
    ],
)  # fmt: skip
def test_sides_resistance_and_gear(
    catalog: Catalog, ident: str, side: str, kind: str, needs: object, implements: int
) -> None:
    exercise = catalog.exercise(ident)
    found = (exercise.side, exercise.kind, exercise.needs, exercise.implements)
    assert found == (side, kind, needs, implements)


def test_step_height_counts_for_step_ups_alone(catalog: Catalog) -> None:
    heights = {e.id for e in catalog.exercises.values() if e.uses_height}
    assert heights == {"step-up", "dumbbell-step-up"}


def test_somebody_can_own_what_each_exercise_needs(catalog: Catalog) -> None:
    load = (Load(8.0), Load(10.0))
    everything = Inventory(
        load, load, load, Load(20.0), load, ("red",), (30.0,),
        frozenset({"ball", "bench", "chair", "rack", "machine", "sliders"}),
    )  # fmt: skip
    for exercise in catalog.exercises.values():
        assert everything.allows(exercise), exercise.id
        if exercise.loaded:
            assert everything.loads(exercise), exercise.id


EDGES = [
    (45, "single-leg-romanian-deadlift", "dumbbell-single-leg-romanian-deadlift", "S"),
    (46, "bodyweight-squat", "goblet-squat", "S"),
    (47, "goblet-squat", "barbell-squat", "S"),
    (48, "glute-bridge", "feet-elevated-glute-bridge", "S"),
    (49, "glute-bridge", "single-leg-glute-bridge", "S"),
    (50, "hip-thrust", "barbell-hip-thrust", "S"),
    (50, "glute-bridge", "hip-thrust", "S"),
    (52, "step-up", "dumbbell-step-up", "S"),
    (53, "split-squat", "dumbbell-split-squat", "S"),
    (56, "cook-hip-lift", "cook-hip-lift-toes-up", "S"),
    (57, "glute-bridge-tiptoe-walk", "glute-bridge-tiptoe-walk-slow", "S"),
    (58, "donkey-kick", "dumbbell-donkey-kick", "S"),
    (59, "single-leg-deadlift", "banded-single-leg-deadlift", "S"),
    (60, "one-weight-good-morning", "weighted-good-morning", "S"),
    (61, "banded-glute-bridge", "glute-bridge-march", "O"),
    (61, "glute-bridge-march", "glute-bridge-tiptoe-walk", "O"),
    (61, "glute-bridge-tiptoe-walk", "single-leg-glute-bridge", "O"),
    (61, "glute-bridge-tiptoe-walk", "cook-hip-lift", "O"),
    (62, "dumbbell-romanian-deadlift", "banded-staggered-stance-deadlift", "O"),
    (62, "banded-staggered-stance-deadlift", "single-leg-deadlift", "O"),
    (63, "split-squat", "bodyweight-bulgarian-split-squat", "O"),
    (63, "dumbbell-split-squat", "bulgarian-split-squat", "O"),
]


@pytest.mark.parametrize(("row", "lower", "upper", "grade"), EDGES)
def test_each_progression_of_the_documents_is_an_edge(
    catalog: Catalog, row: int, lower: str, upper: str, grade: str
) -> None:
    edges = [edge for edge in catalog.edges_up(lower) if edge.to_id == upper]
    assert [edge.grade for edge in edges] == [grade]
    assert str(row) in edges[0].source
    assert edges[0] in catalog.edges_down(upper)


def test_height_is_a_lever_of_the_step_up(catalog: Catalog) -> None:
    (lever,) = catalog.levers("step-up")
    assert (lever.change, lever.grade) == ("raise-step", "S")
    assert "51" in lever.source


def test_nothing_is_below_the_lowest_rung(catalog: Catalog) -> None:
    for ladder in catalog.ladders.values():
        assert not catalog.edges_down(ladder.rungs[0])


def test_a_way_up_from_the_bridge_by_what_is_owned(catalog: Catalog) -> None:
    def first(inventory: Inventory) -> str:
        return next(
            edge.to_id
            for edge in catalog.edges_up("glute-bridge")
            if inventory.allows(catalog.exercise(edge.to_id))
        )

    assert first(Inventory(things=frozenset({"chair"}))) == "feet-elevated-glute-bridge"
    assert first(Inventory()) == "single-leg-glute-bridge"


def test_build_is_the_second_documents_plan(catalog: Catalog) -> None:
    build = catalog.programs["build"]
    assert (build.structure, build.week_min, build.week_max) == ("straight", 2, 3)
    assert (build.rest_s, build.rest_days, build.hamstring_limit) == ((60, 90), 1, 1)
    assert [(day.id, day.name, day.optional, day.pick) for day in build.days] == [
        ("day-1", "Day 1", False, 0),
        ("day-3", "Day 3", False, 0),
        ("favourites", "Day 5", True, 3),
    ]
    doses = {(s.sets, s.low, s.high) for day in build.days for s in day.slots}
    assert doses == {(3, 8, 12)} == {(build.sets, build.low, build.high)}
    assert build.rest_day_allows == ("upper body", "light cardio")
    starts = [
        [next(e for e in slot.exercises if USUAL.allows(catalog.exercise(e))) for slot in day.slots]
        for day in build.days
    ]
    assert starts[0] == ["dumbbell-single-leg-romanian-deadlift", "goblet-squat", "glute-bridge"]
    assert starts[1] == ["step-up", "dumbbell-glute-bridge", "band-hamstring-curl"]


def test_one_hamstring_exercise_a_session_whatever_is_owned(catalog: Catalog) -> None:
    for name in ("build", "starter"):
        program = catalog.programs[name]
        for day in program.days:
            heavy = [
                slot
                for slot in day.slots
                if any("hamstrings" in catalog.exercise(e).primary for e in slot.exercises)
            ]
            assert len(heavy) <= program.hamstring_limit == 1


def test_build_trains_hinge_squat_bridge_and_curl(catalog: Catalog) -> None:
    build = catalog.programs["build"]
    patterns = {
        catalog.exercise(slot.exercises[0]).pattern for day in build.days for slot in day.slots
    }
    assert patterns == {"hinge", "squat", "bridge", "curl", "lunge"}


def test_circuit_is_the_first_documents_circuit(catalog: Catalog) -> None:
    circuit = catalog.programs["circuit"]
    assert (circuit.structure, circuit.week_min, circuit.week_max) == ("circuit", 1, 2)
    assert (circuit.rest_s, circuit.rest_days, circuit.minutes) == (None, 1, (15, 20))
    assert (circuit.exercises, circuit.hamstring_limit, circuit.max_jump) == ((3, 4), 4, 0.05)
    (day,) = circuit.days
    assert [(s.sets, s.low, s.high) for s in day.slots] == [(3, 10, 12)] * 4
    assert circuit.add_in is not None
    assert len(circuit.menu) == 15


def test_starter_layers_step_up_thrust_and_curl(catalog: Catalog) -> None:
    starter = catalog.programs["starter"]
    (day,) = starter.days
    assert [slot.exercises for slot in day.slots] == [
        ("glute-bridge",),
        ("bodyweight-squat",),
        ("single-leg-romanian-deadlift",),
    ]
    assert [slot.title for slot in starter.layers] == ["Step-up", "Hip thrust", "Hamstring curl"]
    assert starter.layers[2].turns_with == day.slots[2].title


def test_warm_up_and_cool_down_doses(catalog: Catalog) -> None:
    build = catalog.programs["build"]
    warm, cool = catalog.routines[build.warm_up], catalog.routines[build.cool_down]
    assert warm.items[0].seconds == 10 * 60
    assert [item.dose for item in warm.items].count("3 × 10") == 4  # rows 106, 107 and 109
    assert "ip-flexor" in warm.items[-1].text
    assert cool.items[0].seconds == 5 * 60
    assert "do not bounce" in cool.items[1].text
    static = [item for item in catalog.routines["circuit-warm-up"].items if "still" in item.text]
    assert all(item.seconds / 2 < 60 for item in static)
    assert static


DEFAULTS = {
    "very-sore.soreness": 7, "very-sore.hours": 36, "sport-taxed.intensity": 7,
    "sport-taxed.hours": 24, "deload.weeks_before_first": 8, "deload.silent_weeks": 4,
    "deload.stalls": 3, "deload.misses_days": 7, "deload.hard_weeks": 6, "deload.days": 7,
    "deload.sets": 0.5, "deload.load_cut": 0.2, "pain-stop.pain": 6, "pain-hold.pain": 3,
    "return-after-break.days_any": 14, "return-after-break.days_exercise": 28,
    "return-after-break.long_days_any": 28, "return-after-break.long_days_exercise": 56,
    "return-after-break.cut": 0.10, "return-after-break.long_cut": 0.20,
    "return-after-break.sets": 0.5, "step-back.sessions": 2, "step-back.proof_reps": 3,
    "sore-hold.soreness": 4, "sore-hold.half_at": 7, "sore-hold.hours": 36,
    "raise-step.cap_cm": 50, "raise-step.sessions": 2, "next-rung.sessions": 2,
    "add-load.sessions": 2, "add-load.jump": 0.10, "add-load.jump_kg_new": 4,
    "add-load.jump_kg_trained": 7, "add-load.min_rir": 1, "stretch-reps.most": 20,
    "stretch-reps.add": 4, "add-reps.min_rir": 1, "add-reps.easy_rir": 4, "add-reps.seconds": 5,
    "layer-in.per_week": 1, "volume-cap.sets_per_exercise_week": 1,
    "volume-cap.sets_per_muscle_week": 2,
    "volume-cap.soft_cap": 20, "week-full.days": 7, "deload.exercises": 2,
    "pain-stop.sessions": 2, "sport-taxed.sets_fewer": 1, "sore-hold.sets_fewer": 1,
    "sore-hold.sets": 0.5, "next-rung.sets_fewer": 1, "next-band.sessions": 2,
    "next-band.sets_fewer": 1, "less-help.sessions": 2, "layer-in.sessions": 2,
    "add-reps.add": 1, "add-reps.easy_add": 2, "return-after-break.steps": 1,
    "return-after-break.long_steps": 2,
}  # fmt: skip


def test_thresholds_are_the_contracts_numbers(catalog: Catalog) -> None:
    parameters = catalog.parameters()
    assert {key: parameter.default for key, parameter in parameters.items()} == DEFAULTS
    for key, parameter in parameters.items():
        assert parameter.key == key
        assert parameter.text.endswith("."), key
        assert (parameter.name, parameter.default) in catalog.rules[parameter.rule].parameters


def test_safety_words_cover_every_stop_sign(catalog: Catalog) -> None:
    safety = catalog.safety
    assert [line.split(":")[0] for line in safety["stop-signs"]] == list(STOP_SIGNS)
    for sign in STOP_SIGNS:
        assert safety[sign]
    assert len(safety["screening"]) >= 7


def test_injury_claims_stand_only_as_a_documents_opinion(catalog: Catalog) -> None:
    opinions = " ".join(catalog.safety["opinions"])
    for row in (32, 116, 131, 132):
        assert f"row {row}" in opinions
    others = [rule.text for rule in catalog.rules.values()]
    others += [fact for muscle in catalog.muscles.values() for fact in muscle.facts]
    others += [program.summary for program in catalog.programs.values()]
    assert not [text for text in others if "prevent" in text.lower() or "injur" in text.lower()]


def test_every_row_of_the_founding_documents_is_cited() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in toml_files(seeds_dir()))
    cited: set[int] = set()
    for numbers in re.findall(r"rows? ((?:\d+(?:-\d+)?(?:, | and )?)+)", text):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", numbers):
            cited |= set(range(int(first), int(last or first) + 1))
    assert set(range(1, 152)) - cited == set()
    assert max(cited) <= 151
