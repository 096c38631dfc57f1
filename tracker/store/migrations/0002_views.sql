-- Ready-made views for readers of the file.

-- Working sets of one exercise in one week, which is named by its Monday. Where left and right
-- differ the weaker side counts, once; kg_reps is load per implement times reps.
CREATE VIEW weekly_volume AS
SELECT date(day * 86400, 'unixepoch', 'weekday 0', '-6 days') AS week, exercise,
    sum(sets) AS sets, sum(CASE WHEN timed THEN 0 ELSE weaker_sum END) AS reps,
    sum(CASE WHEN timed THEN weaker_sum ELSE 0 END) AS seconds,
    round(sum(CASE WHEN timed THEN 0 ELSE weaker_sum * coalesce(load_kg, 0) END), 4) AS kg_reps
FROM day_work GROUP BY week, exercise;

-- Every set, warm-ups too, with its session. rule is the coach's behind the plan in force, NULL
-- where there was none; load is as given and per implement, load_kg the same in kilograms.
CREATE VIEW exercise_history AS
SELECT e.date, e.exercise, e.session_id, l.id AS set_id, e.position AS entry_order,
    l.position AS set_order, CASE WHEN l.timed THEN NULL ELSE l.count END AS reps,
    CASE WHEN l.timed THEN NULL ELSE l.count_right END AS reps_right,
    CASE WHEN l.timed THEN l.count END AS seconds,
    CASE WHEN l.timed THEN l.count_right END AS seconds_right, l.load_value AS load,
    l.load_unit AS unit, l.load_kg, l.band, l.height_cm, l.effort, l.warmup, l.pain, l.note,
    json_extract(e.plan, '$.rule') AS rule
FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id;

-- The worst soreness told of a muscle on a date, 0-10.
CREATE VIEW soreness_daily AS
SELECT date, muscle, max(level) AS level, count(*) AS answers FROM soreness GROUP BY date, muscle;

-- The most of an exercise at one resistance, with the first date it was reached: in one set, and on
-- one day. Of the weaker side; without warm-ups and sets whose form broke.
CREATE VIEW records AS
SELECT exercise, load_value AS load, load_unit AS unit, load_kg, band, height_cm,
    CASE WHEN timed THEN 'seconds' ELSE 'reps' END AS counted, max(best) AS best_set,
    date((999999 - max(best * 1000000 + 999999 - day) % 1000000) * 86400, 'unixepoch')
        AS best_set_date,
    max(clean_sum) AS best_day,
    date((999999 - max(clean_sum * 1000000 + 999999 - day) % 1000000) * 86400, 'unixepoch')
        AS best_day_date,
    date(min(day) * 86400, 'unixepoch') AS first_date
FROM day_work WHERE best > 0
GROUP BY exercise, timed, load_value, load_unit, load_kg, band, height_cm;
