"""The log line: every form of the contract, every fault with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.effort import WORDS, Effort
from tracker.domain.errors import BadLine, UnknownName
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.logline import ParsedLine, parse_line, print_line
from tracker.domain.target import BODY, Resistance
from tracker.domain.units import Load


def exercise(name: str, **facts: object) -> Exercise:
    return Exercise(name.lower().replace(" ", "-"), name, name, "squat", (), **facts)  # type: ignore[arg-type]


KNOWN = {
    each.id: each
    for each in (
        exercise("Bodyweight squat"),
        exercise("Goblet squat", kind="external"),
        exercise("Single leg RDL", kind="external", side="each"),
        exercise("Step up", side="each", uses_height=True),
        exercise("Loaded step up", side="each", uses_height=True, kind="external"),
        exercise("Weighted good morning", kind="external"),
        exercise("Glute bridge 1 leg", side="each"),
        exercise("Band kickback", side="each", kind="band"),
        exercise("Hamstring hold", timed=True),
        exercise("Side hold", timed=True, side="each"),
        exercise("Assisted squat", kind="assisted"),
        exercise("Barbell squat", kind="barbell"),
    )
}
BANDS = ("yellow", "red", "Green", "12", "bw")


def resolve(name: str) -> Exercise:
    found = KNOWN.get(name.lower().replace(" ", "-"))
    if found is None:
        raise UnknownName(f"There is no exercise {name!r}.", ("goblet-squat",))
    return found


def read(line: str, unit: str = "kg", bands: tuple[str, ...] = BANDS) -> ParsedLine:
    return parse_line(line, resolve, unit, bands)


def counts(line: str) -> list[str]:
    return [done.side_words for done in read(line).sets]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("goblet squat 3x12", ["12", "12", "12"]),
        ("goblet squat 3X12", ["12", "12", "12"]),
        ("goblet squat 3×12", ["12", "12", "12"]),
        ("goblet squat 3 x 12", ["12", "12", "12"]),
        ("goblet squat 12", ["12"]),
        ("goblet squat 0", ["0"]),
        ("goblet squat 12,12,10", ["12", "12", "10"]),
        ("goblet squat 12, 12, 10", ["12", "12", "10"]),
        ("goblet squat 12 12 10 @10kg", ["12", "12", "10"]),
        ("goblet squat 2x12,10", ["12", "12", "10"]),
        ("step up 10/9", ["10/9"]),
        ("step up 10/9,10/8", ["10/9", "10/8"]),
        ("step up 3x10/9", ["10/9"] * 3),
        ("step up 12/12,12/12,12/12 h20 easy", ["12"] * 3),
        ("hamstring hold 3x40s", ["40"] * 3),
        ("side hold 40/35s 40s", ["40/35", "40"]),
        ("bodyweight squat 30s,12", ["30", "12"]),
        ("glute bridge 1 leg 3x12", ["12"] * 3),
        ("weighted good morning 12 12 @10 good", ["12", "12"]),
    ],
)
def test_sets(line: str, expected: list[str]) -> None:
    assert counts(line) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("goblet squat 12 @12kg", Resistance(Load(12.0))),
        ("goblet squat 12 @12.5", Resistance(Load(12.5))),
        ("goblet squat 12 @12,5kg", Resistance(Load(12.5))),
        ("goblet squat 12 @25lb", Resistance(Load(25.0, "lb"))),
        ("goblet squat 12 @25LBS", Resistance(Load(25.0, "lb"))),
        ("goblet squat 12 @bw", BODY),
        ("band kickback 12 @red", Resistance(band="red")),
        ("band kickback 12 @band:RED", Resistance(band="red")),
        ("band kickback 12 @green", Resistance(band="Green")),
        ("band kickback 12 @band:12", Resistance(band="12")),
        ("assisted squat 12 @-20kg", Resistance(Load(20.0))),
        ("step up 12 h30", Resistance(height_cm=30.0)),
        ("step up 12 h12in", Resistance(height_cm=30.48)),
        ("loaded step up 12 @8 h20", Resistance(Load(8.0), None, 20.0)),
        ("loaded step up 12 h20 @8", Resistance(Load(8.0), None, 20.0)),
    ],
)
def test_resistance(words: str, expected: Resistance) -> None:
    assert read(words).sets[0].resistance == expected


def test_seconds_are_no_reps() -> None:
    assert [done.timed for done in read("bodyweight squat 30s,12").sets] == [True, False]


def test_a_bare_weight_is_in_the_users_unit() -> None:
    assert read("goblet squat 12 @25", unit="lb").sets[0].resistance == Resistance(Load(25.0, "lb"))


def test_what_is_not_given_is_left_to_the_plan() -> None:
    bare = read("loaded step up 12")
    assert (bare.resistance_given, bare.height_given, bare.sets[0].resistance) == (
        False,
        False,
        BODY,
    )
    assert read("goblet squat 12 @bw").resistance_given
    assert read("loaded step up 12 h20").height_given


@pytest.mark.parametrize(
    ("line", "efforts"),
    [
        ("goblet squat 2x12 easy", ["easy", "easy"]),
        ("goblet squat 2x12 RIR3", ["rir3", "rir3"]),
        ("goblet squat 2x12 rpe8.5", ["rpe8.5", "rpe8.5"]),
        ("goblet squat 12e,12g,10m,9b", ["easy", "good", "max", "broke"]),
        ("goblet squat 12e 12", ["easy", None]),
        ("step up 3x10/9e", ["easy"] * 3),
        ("hamstring hold 2x40se", ["easy", "easy"]),
        ("goblet squat 12", [None]),
    ],
)
def test_effort(line: str, efforts: list[str | None]) -> None:
    assert [s.effort and s.effort.text for s in read(line).sets] == efforts


def test_the_rest_of_the_line_is_for_every_set() -> None:
    sets = read("goblet squat 2x12 @10 pain=2 warmup # slow  # left knee ").sets
    assert {(s.pain, s.warmup, s.note) for s in sets} == {(2, True, "slow  # left knee")}


def test_control_characters_reach_neither_note_nor_name() -> None:
    done = read("goblet\x00 squat 12 # \x1b[31mred\x07\u202e!")
    assert done.exercise.id == "goblet-squat"
    assert done.sets[0].note == "[31mred!"


@pytest.mark.parametrize(
    ("line", "place", "says"),
    [
        ("", 0, "missing"),
        ("# only a note", 0, "missing"),
        ("3x12", 0, "exercise is missing"),
        ("goblet squat", 12, "sets are missing"),
        ("goblet squat @12kg", 12, "sets are missing"),
        ("goblet squat 3xx12", 13, "'3xx12' is not a set"),
        ("goblet squat 12,-5", 16, "'-5' is not a set"),
        ("goblet squat -5", 13, "'-5' is not a set"),
        ("goblet squat 12,,10", 16, "is not a set"),
        ("goblet squat 12.5", 13, "is not a set"),
        ("goblet squat 1２", 13, "is not a set"),
        ("goblet squat 12 reps", 16, "'reps' is not understood"),
        ("goblet squat 3x12 good 12", 23, "'12' is not understood"),
        ("goblet squat 12reps", 13, "is not a set"),
        ("goblet squat 31x12", 13, "sets go from 1 to 30"),
        ("goblet squat 0x12", 13, "sets go from 1 to 30"),
        ("goblet squat 20x12,20x12", 13, "at most 30 sets"),
        ("goblet squat 501", 13, "reps go from 0 to 500"),
        ("hamstring hold 3x40", 15, "held for time"),
        ("hamstring hold 3601s", 15, "seconds go from 1 to 3600"),
        ("goblet squat 10/9", 13, "no left and right"),
        ("step up 10/9/8", 8, "is not a set"),
        ("goblet squat 12 @", 16, "is not a resistance"),
        ("goblet squat 12 @nan", 16, "a weight"),
        ("goblet squat 12 @1e3", 16, "is not a resistance"),
        ("goblet squat 12 @１２", 16, "is not a resistance"),
        ("goblet squat 12 @12.125kg", 16, "is not a resistance"),
        ("goblet squat 12 @100000kg", 16, "more than anyone lifts"),
        ("goblet squat 12 @99999kg", 16, "more than anyone lifts"),
        ("goblet squat 12 @1001kg", 16, "more than anyone lifts"),
        ("goblet squat 12 @0", 16, "more than 0"),
        ("goblet squat 12 @-20kg", 16, "no help"),
        ("assisted squat 12 @20kg", 18, "@-20kg"),
        ("bodyweight squat 12 @12kg", 20, "overload ladder bodyweight-squat"),
        ("band kickback 12 @12kg", 17, "with a band"),
        ("goblet squat 12 @red", 16, "takes a weight"),
        ("bodyweight squat 12 @red", 20, "the body alone"),
        ("band kickback 12 @pink", 17, "yours are yellow, red, Green"),
        ("goblet squat 12 @12 @14", 20, "another resistance"),
        ("goblet squat 12 h30", 16, "no step height"),
        ("step up 12 h0", 11, "1 to 200 cm"),
        ("step up 12 h201", 11, "1 to 200 cm"),
        ("step up 12 h3m", 11, "is not a step height"),
        ("step up 12 h30 h40", 15, "another height"),
        ("goblet squat 12 rir11", 16, "not an effort"),
        ("goblet squat 12 rpe5", 16, "not an effort"),
        ("goblet squat 12e good", 13, "given twice"),
        ("goblet squat 12 good easy", 21, "another effort"),
        ("goblet squat 12 pain=11", 16, "from 0 to 10"),
        ("goblet squat 12 pain=12", 16, "'pain=12' can't be; pain goes from 0 to 10"),
        ("goblet squat 12 pain=x", 16, "not a pain level"),
        ("goblet squat 12 pain=1 pain=2", 23, "another pain"),
        ("goblet squat 12 warmup warmup", 23, "another warmup"),
        ("goblet squat 12 # " + "x" * 2000, 2000, "at most 2000"),
    ],
)
def test_a_fault_has_a_place_and_one_sentence(line: str, place: int, says: str) -> None:
    with pytest.raises(BadLine) as fault:
        read(line)
    assert (fault.value.column, fault.value.line) == (place, line)
    said = str(fault.value)
    assert says in said
    assert said.endswith(f"(character {place + 1} of the line).")
    assert "\n" not in said


def test_without_bands_of_ones_own_the_usual_ones_count() -> None:
    assert read("band kickback 12 @red", bands=()).sets[0].resistance.band == "red"
    with pytest.raises(BadLine, match="yellow, red, green"):
        read("band kickback 12 @purple", bands=())


def test_an_unknown_exercise_is_named() -> None:
    with pytest.raises(UnknownName) as fault:
        read("gobblet squat 3x12 @12kg")
    assert "gobblet squat" in str(fault.value)
    assert fault.value.nearest == ("goblet-squat",)


@pytest.mark.parametrize(
    "line",
    [
        "goblet-squat 3x12 @10kg good",
        "goblet-squat 12e,12,10m @25lb",
        "goblet-squat 12,12,10 @12.5kg rir3 pain=2 warmup # slow",
        "step-up 10/9,10/8 h30",
        "step-up 3x10/9 h12in easy",
        "hamstring-hold 3x40s",
        "side-hold 2x40/35s rpe8.5",
        "band-kickback 3x12 @red",
        "band-kickback 3x12 @band:12 max",
        "band-kickback 12 @band:bw",
        "assisted-squat 12 @-20kg broke",
        "goblet-squat 12 @bw",
        "bodyweight-squat 3x12 easy",
    ],
)
def test_a_line_prints_back_as_the_same_line(line: str) -> None:
    done = read(line)
    assert print_line(done.exercise, done.sets) == [line]


def test_a_line_per_run_of_what_is_alike() -> None:
    ten, twelve = Resistance(Load(10.0)), Resistance(Load(12.0))
    sets = [
        NewSet(12, resistance=ten, warmup=True),
        NewSet(12, resistance=twelve, effort=Effort("good")),
        NewSet(10, resistance=twelve, effort=Effort("max")),
        NewSet(10, resistance=ten, effort=Effort("rir3")),
        NewSet(10, resistance=ten, effort=Effort("good")),
    ]
    assert print_line(KNOWN["goblet-squat"], sets) == [
        "goblet-squat 12 @10kg warmup",
        "goblet-squat 12g,10m @12kg",
        "goblet-squat 10 @10kg rir3",
        "goblet-squat 10 @10kg good",
    ]


def test_more_sets_than_a_line_holds_take_two_lines() -> None:
    assert print_line(KNOWN["bodyweight-squat"], [NewSet(5)] * 31) == [
        "bodyweight-squat 30x5",
        "bodyweight-squat 5",
    ]


EFFORTS = st.one_of(
    st.none(),
    st.sampled_from(WORDS).map(Effort),
    st.integers(0, 10).map(lambda rir: Effort(f"rir{rir}")),
    st.integers(12, 20).map(lambda half: Effort(f"rpe{half / 2:g}")),
)
LOADS = st.one_of(
    st.integers(1, 100_000).map(lambda cents: Load(cents / 100)),
    st.integers(1, 220_000).map(lambda cents: Load(cents / 100, "lb")),
)
HEIGHTS = st.one_of(
    st.none(),
    st.integers(100, 20_000).map(lambda tenth: tenth / 100),
    st.integers(1, 78).map(lambda inches: round(inches * 2.54, 2)),
)
NOTES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))).map(
    lambda text: parse_line(f"bodyweight squat 1 #{text}", resolve, "kg").sets[0].note
)


@st.composite
def logged(draw: st.DrawFn) -> tuple[Exercise, list[NewSet]]:
    """An exercise and sets that may be done of it, alike in runs as real ones are."""
    chosen = draw(st.sampled_from(sorted(KNOWN.values(), key=lambda each: each.id)))
    resistances = st.builds(
        Resistance,
        st.none() if chosen.kind in ("bodyweight", "band") else st.none() | LOADS,
        st.none() | st.sampled_from(BANDS) if chosen.kind == "band" else st.none(),
        HEIGHTS if chosen.uses_height else st.none(),
    )
    held = st.just(True) if chosen.timed else st.booleans()
    few_resistances = draw(st.lists(resistances, min_size=1, max_size=2))
    few_notes = draw(st.lists(NOTES, min_size=1, max_size=2))

    def one() -> NewSet:
        timed = draw(held)
        number = st.integers(1, 3600) if timed else st.integers(0, 500)
        left, right = draw(number), draw(number)
        return NewSet(
            left,
            right if chosen.side == "each" and right != left else None,
            timed,
            draw(st.sampled_from(few_resistances)),
            draw(EFFORTS),
            draw(st.booleans()),
            draw(st.none() | st.integers(0, 10)),
            draw(st.sampled_from(few_notes)),
        )

    return chosen, [one() for _ in range(draw(st.integers(1, 6)))]


@given(logged(), st.sampled_from(["kg", "lb"]))
def test_what_is_printed_reads_back(work: tuple[Exercise, list[NewSet]], unit: str) -> None:
    chosen, sets = work
    back = [read(line, unit) for line in print_line(chosen, sets)]
    assert [done for parsed in back for done in parsed.sets] == sets
    assert {parsed.exercise for parsed in back} == {chosen}


PIECES = st.sampled_from(
    ["goblet squat", "step up", "3x12", "12,", "10/9", "40s", "@", "@12kg", "@-1", "@red", "h30",
     "easy", "rir", "rpe9", "pain=", "pain=3", "warmup", "#", "x", "12e", " ", "\x1b", "²", "٣"]
)  # fmt: skip


def fault_of(text: str) -> BadLine | UnknownName | None:
    """What reading the text raises; anything but these two ends the test."""
    try:
        sets = read(text).sets
    except (BadLine, UnknownName) as fault:
        return fault
    assert 1 <= len(sets) <= 30
    assert all(0 <= done.count <= 3600 for done in sets)
    return None


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=8).map(" ".join)))
def test_any_text_is_sets_or_one_sentence(text: str) -> None:
    fault = fault_of(text)
    if fault is not None:
        assert "\n" not in str(fault)
    if isinstance(fault, BadLine):
        assert 0 <= fault.column <= len(fault.line)
