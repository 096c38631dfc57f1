"""Where a user meets each of the 151 facts of the founding documents: doses, weeks, ladders.

A fact is (row, what it says, the commands run on an empty log, what the last one's output holds).
An expectation is words, or a pattern with the numbers its groups must equal.
"""

from __future__ import annotations

Expected = str | tuple[str | float, ...]
Fact = tuple[int, str, str, tuple[Expected, ...]]

CIRCUIT = "program show circuit"
BUILD = "program show build"
STARTER = "program show starter"

WEEK_OF_BUILD = r"week (\d)-(\d) sessions"

DOSES: tuple[Fact, ...] = (
    (1, "circuit: three or four moves", CIRCUIT, ((r"session (\d)-(\d) exercises", 3, 4),)),
    (2, "circuit: 10 to 12 reps", CIRCUIT, ((r"rounds of (\d+)-(\d+) reps", 10, 12),)),
    (3, "circuit: rest as needed, no timer", CIRCUIT, ("rest as needed; the clock counts up",)),
    (4, "circuit: three rounds", CIRCUIT, ((r"dose (\d) rounds", 3), "never a fourth")),
    (5, "circuit: 15 to 20 minutes", CIRCUIT, ((r"time (\d+)-(\d+) min", 15, 20),)),
    (6, "circuit: alone or added to a leg day", CIRCUIT,
     ((r"add-in (\d)-(\d) of its moves in another leg day", 1, 2),)),
    (7, "circuit: 9 to 12 sets a session", CIRCUIT, ((r"(\d+) to (\d+) sets a session", 9, 12),)),
    (8, "circuit: 9 to 24 sets a week", CIRCUIT, ((r"session, (\d+) to (\d+) a week", 9, 24),)),
    (9, "build: 3 sets", BUILD, ((r"dose (\d) sets", 3),)),
    (10, "build: 8 to 12 reps", BUILD, ((r"sets of (\d+)-(\d+) reps", 8, 12),)),
    (11, "build: 60 to 90 s between sets", BUILD, ((r"rest (\d+)-(\d+) s between sets", 60, 90),)),
    (12, "build: light to moderate weight", BUILD, ("light to moderate weight",)),
    (13, "build: last reps hard, form solid", BUILD,
     ("the last reps are hard and the form stays solid",)),
    (14, "build: 6 to 9 direct hamstring sets a week", BUILD,
     ((r"(\d) to (\d) direct hamstring sets a week", 6, 9),)),
    (15, "build: a menu of five places", BUILD,
     ("to choose from single-leg romanian deadlift, goblet squat, bodyweight squat, hip thrust, "
      "glute bridge, step-up, split squat, band hamstring curl", "list of five")),
    (16, "build: three exercises a day", "programs",
     ("three exercises a day, straight sets",)),
)  # fmt: skip

WEEKS: tuple[Fact, ...] = (
    (17, "circuit: once or twice a week", CIRCUIT, ((WEEK_OF_BUILD, 1, 2),)),
    (18, "circuit: not more often", "rules week-full",
     ("two sessions in circuit", (r"week-full\.days = (\d)", 7))),
    (19, "build: two or three times a week", BUILD, ((WEEK_OF_BUILD, 2, 3),)),
    (20, "build: a rest day between sessions", BUILD, ((r"at least (\d) between sessions", 1),)),
    (21, "build: two or three, said twice", "programs", ("two or three days a week",)),
    (22, "Day 1: single-leg RDL, squat, bridge", BUILD,
     ("day 1 single-leg rdl: 3 × 8-12", "squat: 3 × 8-12 goblet squat, else bodyweight squat",
      "glute bridge: 3 × 8-12 glute bridge")),
    (23, "Day 2: rest or upper body", BUILD, ("day 2 rest or upper body",)),
    (24, "Day 3: step-up, hip thrust, band curl", BUILD,
     ("day 3 step-up: 3 × 8-12", "hip thrust: 3 × 8-12",
      "hamstring curl: 3 × 8-12 band hamstring curl")),
    (25, "Day 4: rest or light cardio", BUILD, ("day 4 rest or light cardio",)),
    (26, "Day 5: optional, three favourites", BUILD,
     ((r"day 5 \(optional\) (\d) of your favourites", 3),)),
    (27, "Days 6 and 7: nothing named", BUILD, ("days 6 and 7 left open",)),
    (28, "upper body counts as a rest day", "rules rest-day",
     ("upper body or light cardio is fine",)),
    (29, "hamstrings: modest volume", "show hamstrings", ("a modest weekly volume",)),
    (30, "one hamstring exercise a session", BUILD,
     ((r"limit (\d) with the hamstrings first in a session", 1),)),
    (31, "two or three different ones a week", "rules one-hamstring",
     ("the week two or three different ones",)),
    (32, "why: soreness, strain", "show hamstrings",
     ("second document's opinion: one hamstring exercise a session lowers the risk of strain",)),
    (33, "both a hinge and a knee bend", "show hamstrings", ("a hip hinge and a knee bend",)),
    (34, "hinge, squat, bridge, curl", "rules balanced-week",
     ("a hip hinge and a knee bend, with a squat and a bridge",)),
    (35, "the first document's best are hinges", "show hamstrings",
     ("the best moves for them hinge at the hip, such as deadlifts, bridges, swings and good "
      "mornings",)),
    (36, "a squat is no hamstring exercise", BUILD, ("the squat does not count as one",)),
)  # fmt: skip

STARTS: tuple[Fact, ...] = (
    (37, "a newcomer begins with body weight", "next",
     ("· single-leg romanian deadlift 3 × 8-12 body", "· bodyweight squat 3 × 8-12 body")),
    (38, "weights once smooth and controlled", STARTER,
     ("dumbbells, kettlebells or bands once the moves are smooth and controlled",)),
    (39, "two or three exercises to begin with", STARTER,
     ((r"session (\d)-(\d) exercises", 2, 3),)),
    (40, "for example bridge, squat, single-leg RDL", STARTER,
     ("full glute bridge: 3 × 8-12", "squat: 3 × 8-12 bodyweight squat",
      "single-leg rdl: 3 × 8-12")),
    (41, "then step-up, hip thrust, curl", STARTER,
     ("added one by one as it gets easy step-up", "step-up, then hip thrust, then hamstring curl")),
    (42, "fit for beginners and experts", CIRCUIT,
     ("its moves suit beginners and experts", "gains go on as one gets stronger")),
    (43, "for the new and the returning", STARTER, ("new to training or back after a break",)),
)  # fmt: skip

EDGES: tuple[Fact, ...] = (
    (44, "body weight → the same with a weight or band", "ladder dumbbell glute bridge",
     ("down glute bridge (second document, row 44 · grade s)",)),
    (45, "single-leg RDL → one weight, other hand", "ladder body sl rdl",
     ("up dumbbell single-leg romanian deadlift, one weight: you stand steadily; the weight goes "
      "into the hand opposite the working leg (second document, row 45 · grade s)",)),
    (46, "bodyweight squat → goblet squat", "ladder goblet squat",
     ("down bodyweight squat (second document, row 46 · grade s)",)),
    (47, "goblet squat → barbell squat, with a rack", "ladder goblet squat",
     ("barbell squat barbell, rack", "there is a rack (second document, row 47 · grade s)")),
    (48, "bridge → heels on a chair", "ladder glute bridge",
     ("up feet-elevated glute bridge, heels on a chair: the bridge is easy; the work moves toward "
      "the hamstrings (second document, row 48 · grade s)",)),
    (49, "bridge → one leg", "ladder glute bridge",
     ("up single-leg glute bridge, one leg: the bridge is easy; each side then works alone "
      "(second document, row 49 · grade s)",)),
    (50, "bridge → barbell hip thrust, on a bench", "ladder hip thrust",
     ("barbell hip thrust barbell, bench", "up barbell hip thrust, barbell",
      "down glute bridge (second document, row 50 · grade s)")),
    (51, "step-up → higher step", "ladder step-up",
     ("here higher step: you are sure of this height (second document, row 51 · grade s)",)),
    (52, "step-up → dumbbells", "ladder step-up",
     ("up dumbbell step-up, dumbbells", "row 52 · grade s")),
    (53, "split squat → dumbbells", "ladder split squat",
     ("up dumbbell split squat, dumbbells", "row 53 · grade s")),
    (54, "height or load, one at a time", "ladder step-up",
     ("never both in one step (row 54)",)),
    (55, "curls by what is there, unranked", "ladder hamstring squeeze",
     ("choices by what is there, not ranks (row 55)", "up machine hamstring curl",
      "up band hamstring curl", "stability-ball hamstring curl")),
    (56, "Cook lift → toes up", "ladder cook hip lift",
     ("up cook hip lift, toes up, toes up", "first document, row 56 · grade s")),
    (57, "tiptoe walk → slower, smaller steps", "ladder tiptoe walk",
     ("smaller and slower steps keep the tension longer (first document, row 57 · grade s)",)),
    (58, "donkey kick → dumbbell", "ladder donkey kick",
     ("up dumbbell donkey kick", "first document, rows 58 and 65 · grade s")),
    (59, "single-leg deadlift → band", "ladder single-leg deadlift",
     ("up banded single-leg deadlift, band", "first document, rows 59 and 70 · grade s")),
    (60, "good morning: one weight → a pair", "ladder one-weight good morning",
     ("up weighted good morning, a pair", "first document, row 60 · grade s")),
    (61, "bridge → march → tiptoe walk → one leg", "ladder glute bridge march",
     ("down banded glute bridge (ours, row 61 · grade o)",
      "up glute bridge tiptoe walk, tiptoe walk", "single leg is ours (row 61)")),
    (62, "RDL → staggered stance → one leg", "ladder staggered deadlift",
     ("up single-leg deadlift, one leg: the staggered stance is easy (ours, row 62 · grade o)",
      "down dumbbell romanian deadlift (ours, rows 62 and 66 · grade o)")),
    (63, "split squat → Bulgarian split squat", "ladder dumbbell split squat",
     ("up bulgarian split squat, back foot up", "ours, row 63 · grade o")),
)  # fmt: skip
