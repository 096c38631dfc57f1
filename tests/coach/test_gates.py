"""The exercise gates, by tables: each threshold just under, at and just over."""

from __future__ import annotations

import pytest

from tests.coach.builders import Life, kg, lifter, targets
from tracker.coach.case import Condition, Sport
from tracker.domain.inventory import Inventory


def two_ready() -> Life:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    return life


@pytest.mark.parametrize(
    ("muscle", "level", "hours", "rule", "sets"),
    [
        ("quads", 3, 1.0, "add-load", 3),
        ("quads", 4, 1.0, "sore-hold", 2),
        ("glutes", 4, 1.0, "sore-hold", 2),
        ("hamstrings", 9, 1.0, "add-load", 3),
        ("quads", 6, 36.0, "sore-hold", 2),
        ("quads", 6, 36.1, "add-load", 3),
        ("quads", 7, 1.0, "sore-hold", 2),
        ("quads", 10, 1.0, "sore-hold", 2),
    ],
)
def test_soreness_in_a_primary_muscle_holds(
    muscle: str, level: int, hours: float, rule: str, sets: int
) -> None:
    decision = two_ready().decide(Condition({muscle: (level, hours)}, {}))
    assert decision.rule == rule
    assert decision.to is not None
    assert decision.to.sets == sets


def test_very_sore_halves_five_sets_to_three() -> None:
    from tracker.domain.program import Slot

    life = Life("goblet-squat", slot=Slot(("goblet-squat",), 5, 8, 12))
    life.did("12 12 12 12 12", "10")
    decision = life.decide(Condition({"quads": (7, 2.0)}, {}))
    assert targets(decision) == (3, 8, 12, "10 kg")


def test_one_set_stays_one_set() -> None:
    from tracker.domain.program import Slot

    life = Life("goblet-squat", slot=Slot(("goblet-squat",), 1, 8, 12))
    life.did("10", "10")
    decision = life.decide(Condition({"quads": (5, 2.0)}, {}))
    assert targets(decision) == (1, 8, 12, "10 kg")


def test_a_held_session_neither_makes_nor_breaks_a_run_of_two() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    sore = Condition({"quads": (5, 2.0)}, {})
    assert life.did("12 12", "10", condition=sore).rule == "repeat"
    assert life.did("12 12 12", "10").rule == "add-load"


@pytest.mark.parametrize(
    ("readings", "rule"),
    [((0,), "add-load"), ((2,), "add-load"), ((3,), "pain-hold"), ((5,), "pain-hold"),
     ((6,), "pain-stop"), ((10,), "pain-stop"), ((0, 9), "add-load"), ((7, 8), "pain-stop")],
)  # fmt: skip
def test_the_newest_pain_reading_decides(readings: tuple[int, ...], rule: str) -> None:
    decision = two_ready().decide(Condition({}, {"goblet-squat": readings}))
    assert decision.rule == rule
    assert (decision.to is None) == (rule == "pain-stop")
    assert ("doctor" in decision.say) == (len(readings) == 2 and rule == "pain-stop")


@pytest.mark.parametrize(
    ("any_days", "own_days", "rule", "sets", "load"),
    [
        (13, 13, "add-load", 3, "12 kg"),
        (14, 14, "return-after-break", 2, "8 kg"),
        (27, 27, "return-after-break", 2, "8 kg"),
        (28, 28, "return-after-break", 2, "8 kg"),
        (4, 27, "add-load", 3, "12 kg"),
        (4, 28, "return-after-break", 2, "8 kg"),
        (4, 56, "return-after-break", 2, "8 kg"),
    ],
)
def test_a_break_halves_the_sets_and_lowers_the_load(
    any_days: int, own_days: int, rule: str, sets: int, load: str
) -> None:
    condition = Condition({}, {}, days_off=any_days)
    decision = two_ready().decide(condition, days_since=own_days)
    assert (decision.rule, targets(decision)) == (rule, (sets, 8, 12, load))


def test_a_long_break_takes_a_fifth_and_two_steps() -> None:
    from tests.coach.builders import kg

    fine = lifter(Inventory(dumbbells=kg(16, 17, 18, 19, 20), steps=(20.0, 30.0, 40.0)))
    life = Life("goblet-squat", fine)
    life.did("12 12 12", "20")
    short = life.decide(Condition({}, {}, days_off=20), days_since=20)
    long = life.decide(Condition({}, {}, days_off=28), days_since=28)
    assert (targets(short), targets(long)) == ((2, 8, 12, "18 kg"), (2, 8, 12, "16 kg"))
    step = Life("step-up", fine)
    step.did("10 10 10", "h40")
    low = step.decide(Condition({}, {}, days_off=28), days_since=28)
    assert targets(low) == (2, 8, 12, "h20")


def test_the_load_after_a_break_is_the_new_working_one() -> None:
    life = two_ready()
    back = life.did("10 10", "8", condition=Condition({}, {}, days_off=20))
    assert targets(back) == (3, 8, 12, "8 kg")


def test_sport_holds_progress() -> None:
    decision = two_ready().decide(Condition({}, {}, sport=Sport("soccer", 8, 5.0)))
    assert (decision.rule, targets(decision)) == ("sport-hold", (3, 8, 12, "10 kg"))


def test_sport_before_a_first_time_says_nothing_of_again() -> None:
    decision = Life("goblet-squat").decide(Condition({}, {}, sport=Sport("soccer", 8, 5.0)))
    assert decision.rule == "first-time"
    assert decision.gates == ("first-time", "sport-hold")
    assert decision.say.endswith("Soccer at 8 of 10 taxed the legs 5 h ago: begin gently.")


def test_the_first_gate_names_the_rule_and_the_least_target_holds() -> None:
    life = two_ready()
    both = Condition({"quads": (5, 1.0)}, {"goblet-squat": (4,)}, days_off=20)
    decision = life.decide(both, days_since=20)
    assert decision.rule == "pain-hold"
    assert decision.gates == ("pain-hold", "return-after-break", "sore-hold")
    assert targets(decision) == (2, 8, 12, "8 kg")


def test_soreness_reduces_a_first_time_too() -> None:
    decision = Life("goblet-squat").decide(Condition({"quads": (5, 1.0)}, {}))
    assert (decision.rule, targets(decision)) == ("first-time", (2, 8, 12, "4 kg"))


def test_a_first_time_after_a_break_is_half_the_sets() -> None:
    decision = Life("goblet-squat").decide(Condition({}, {}, days_off=20))
    assert (decision.rule, targets(decision)) == ("first-time", (2, 8, 12, "4 kg"))


def test_pain_told_before_the_first_time_leaves_it_out() -> None:
    decision = Life("goblet-squat").decide(Condition({}, {"goblet-squat": (8,)}))
    assert (decision.rule, decision.to) == ("first-time", None)
    assert decision.say.startswith("Pain 8 of 10")
    assert decision.brief == "pain 8: leave it out"


def test_pain_offers_another_exercise_of_the_pattern_or_an_easier_one() -> None:
    stop = two_ready().decide(Condition({}, {"goblet-squat": (8,)}))
    assert "bodyweight squat instead" in stop.say
    assert stop.alternatives[0] == "bodyweight-squat"
    hold = two_ready().decide(Condition({}, {"goblet-squat": (4,)}))
    assert "The bodyweight squat is the easier choice." in hold.say
    taken = two_ready().decide(
        Condition({}, {"goblet-squat": (4,)}), taken={"bodyweight-squat": "Squat"}
    )
    assert "bodyweight squat" not in taken.say


@pytest.mark.parametrize(
    ("sessions", "readings", "doctor"),
    [(1, (7, 8, 9), False), (2, (7, 6), True), (2, (7, 5), False), (3, (7, 7), False),
     (3, (7, 7, 7), True)],
)  # fmt: skip
def test_after_how_many_painful_sessions_a_professional_is_advised_is_a_setting(
    sessions: int, readings: tuple[int, ...], doctor: bool
) -> None:
    life = two_ready()
    life.who = lifter(thresholds={**life.who.thresholds, "pain-stop.sessions": sessions})
    decision = life.decide(Condition({}, {"goblet-squat": readings}))
    assert ("doctor" in decision.say) == doctor


@pytest.mark.parametrize(
    ("parameter", "value", "sets"),
    [("sore-hold.sets_fewer", 2, 1), ("sore-hold.sets_fewer", 0, 3), ("sore-hold.half_at", 5, 2),
     ("sore-hold.sets", 0.25, 2)],
)  # fmt: skip
def test_how_much_soreness_takes_is_a_setting(parameter: str, value: float, sets: int) -> None:
    life = two_ready()
    life.who = lifter(thresholds={**life.who.thresholds, parameter: value})
    decision = life.decide(Condition({"quads": (5, 1.0)}, {}))
    assert decision.to is not None
    assert decision.to.sets == sets


def test_a_quarter_of_the_sets_when_very_sore_is_rounded_up() -> None:
    life = two_ready()
    life.who = lifter(thresholds={**life.who.thresholds, "sore-hold.sets": 0.25})
    assert targets(life.decide(Condition({"quads": (9, 1.0)}, {}))) == (1, 8, 12, "10 kg")


def test_the_sorest_primary_muscle_is_the_one_that_counts() -> None:
    decision = two_ready().decide(Condition({"quads": (4, 1.0), "glutes": (6, 40.0)}, {}))
    assert decision.say.startswith("Quads 4 of 10 sore")
    decision = two_ready().decide(Condition({"quads": (4, 1.0), "glutes": (6, 4.0)}, {}))
    assert decision.say.startswith("Glutes 6 of 10 sore")


def test_several_broken_sets_are_all_named() -> None:
    decision = Life("goblet-squat").did("10 10 10", "10", "broke good broke")
    assert "form broke in sets 1 and 3" in decision.say


@pytest.mark.parametrize(("hours", "ago"), [(5.4, "5 h ago"), (1.0, "1 h ago"), (0.4, "just now")])
def test_sport_says_what_how_hard_and_when(hours: float, ago: str) -> None:
    decision = two_ready().decide(Condition({}, {}, sport=Sport("soccer", 8, hours)))
    assert decision.say.startswith(f"Soccer at 8 of 10 taxed the legs {ago}: 3 sets at 10 kg again")
    assert [(c.found, c.wanted) for c in decision.checks if c.id == "sport"] == [("8", "<7")]


@pytest.mark.parametrize(
    ("any_days", "own_days", "words"),
    [
        (20, 20, "20 days since any training: 2 sets instead of 3 and 8 kg instead of 10 kg"),
        (4, 30, "30 days since the last goblet squat"),
        (14, 40, "40 days since the last goblet squat"),
    ],
)
def test_a_break_says_since_what(any_days: int, own_days: int, words: str) -> None:
    condition = Condition({}, {}, days_off=any_days)
    assert two_ready().decide(condition, days_since=own_days).say.startswith(words)


@pytest.mark.parametrize(
    ("resistance", "days", "left"),
    [
        ("green", 14, "red"),
        ("green", 28, "yellow"),
        ("red", 28, "yellow"),
        ("yellow", 20, "yellow"),
    ],
)
def test_bands_go_down_by_steps_after_a_break(resistance: str, days: int, left: str) -> None:
    life = Life("band-hamstring-curl")
    life.did("10 10 10", resistance)
    assert targets(life.decide(Condition({}, {}, days_off=days))) == (2, 8, 12, left)


@pytest.mark.parametrize(
    ("owned", "left"), [((9, 10), "9 kg"), ((9.5, 10), "9.5 kg"), ((10, 12), "10 kg")]
)
def test_the_lightest_owned_where_none_is_light_enough(owned: tuple[float, ...], left: str) -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(*owned))))
    life.did("10 10 10", "10")
    assert targets(life.decide(Condition({}, {}, days_off=20))) == (2, 8, 12, left)
