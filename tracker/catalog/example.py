"""The file ``overload catalog edit`` begins with: every kind of entry once, ready to train by."""

from __future__ import annotations

EXAMPLE = """\
# Your own exercises, ladders and programs. Change or delete what stands here;
# `overload catalog check` names every fault with its line.

[[exercise]]
id = "wall-sit"                     # small words joined by hyphens; never change it later
name = "Wall sit"
short = "Wall sit"                  # 18 columns at most
aliases = ["wall squat hold"]       # other names `overload log` understands
pattern = "squat"                   # hinge bridge curl squat lunge kickback
muscles = { quads = 1, glutes = 0.5 }  # 1 counts a whole set, 0.5 half of one
timed = true                        # held for seconds; leave it out for reps
level = 1                           # how hard among those of its pattern
source = "mine"
rep = "Hold with the thighs level, back against the wall."
steps = [
  "Lean the back against a wall and walk the feet forward.",
  "Slide down until the thighs are level with the floor.",
  "Hold, and breathe on.",
]
cues = ["Weight on the heels."]
limits = ["Stay higher where the knees complain."]
modifications = ["Slide down only half way."]

[[exercise]]
id = "dumbbell-wall-sit"
name = "Dumbbell wall sit"
short = "Dumbbell wall sit"
pattern = "squat"
muscles = { quads = 1, glutes = 0.5 }
kind = "external"                   # bodyweight external barbell machine band assisted
implements = 1                      # weights held
needs = ["dumbbells or kettlebell"] # every line is needed; `or` lists what will do
timed = true
level = 2
source = "mine"
rep = "Hold with the thighs level and a weight on them."
steps = [
  "Sit against the wall with the thighs level.",
  "Hold one weight on the thighs with both hands.",
]

[[ladder]]
id = "wall-sit"
name = "Wall sit"
rungs = ["wall-sit", "dumbbell-wall-sit"]  # easiest first

[[ladder.edge]]                     # every rung but the lowest needs one: it is the way down too
from = "wall-sit"
to = "dumbbell-wall-sit"
change = "add-load"
label = "one weight"
when = "the longest hold is easy"
source = "mine"

[[exercise]]                        # an entry that exists grows with `extend = true`
id = "goblet-squat"
extend = true
aliases = ["lunch squat"]

[[program]]
id = "lunch-break"
name = "Lunch break"
summary = "A hold, a squat and a bridge in a quarter of an hour."
week = [1, 3]                       # fewest and most sessions a week
rest_days = 1
rest_s = [60, 90]
sets = 3
reps = [8, 12]
warm_up = "build-warm-up"
cool_down = "cool-down"
source = "mine"

[[program.day]]
id = "lunch"
name = "Lunch"

[[program.day.slot]]
title = "Wall sit"
exercises = ["wall-sit"]            # in order of preference; the last one must need nothing
reps = [20, 40]                     # seconds, since it is timed

[[program.day.slot]]
title = "Squat"
exercises = ["goblet-squat", "bodyweight-squat"]

[[program.day.slot]]
title = "Bridge"
exercises = ["glute-bridge"]
"""
