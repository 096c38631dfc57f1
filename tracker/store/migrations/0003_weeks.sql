-- The sets of each week beside those of each day: a chart of all years reads tens of thousands of rows,
-- not hundreds of thousands.

-- Working sets of one exercise in one week; no row where there are none.
CREATE TABLE week_sets (
    monday   INTEGER NOT NULL, -- days since 1970-01-01
    exercise TEXT NOT NULL,
    sets     INTEGER NOT NULL,
    PRIMARY KEY (monday, exercise)
) STRICT, WITHOUT ROWID;

-- Every week of every exercise, summed; what week_sets holds. Day -3 was a Monday.
CREATE VIEW week_sum AS
SELECT day - (day + 3) % 7 AS monday, exercise, sum(sets) AS sets
FROM day_work GROUP BY 1, 2;

-- The one door into day_work and week_sets: naming a day of an exercise makes it and its week anew.
DROP TRIGGER new_day_work_insert;
CREATE TRIGGER new_day_work_insert INSTEAD OF INSERT ON new_day_work BEGIN
    DELETE FROM day_work WHERE exercise = NEW.exercise
        AND day = CAST(julianday(NEW.date) - 2440587.5 AS INTEGER);
    INSERT INTO day_work SELECT day, exercise, timed, load_value, load_unit, load_kg, band,
        height_cm, sets, left_sum, right_sum, alone_sum, weaker_sum, clean_sum, best, to_failure,
        rpe_sum, rpe_sets
    FROM work_sum WHERE exercise = NEW.exercise AND date = NEW.date;
    DELETE FROM week_sets WHERE exercise = NEW.exercise
        AND monday = CAST(julianday(NEW.date, 'weekday 0', '-6 days') - 2440587.5 AS INTEGER);
    INSERT INTO week_sets SELECT monday, NEW.exercise, sum(sets) FROM day_work, (SELECT
        CAST(julianday(NEW.date, 'weekday 0', '-6 days') - 2440587.5 AS INTEGER) AS monday)
    WHERE exercise = NEW.exercise AND day BETWEEN monday AND monday + 6 GROUP BY monday;
END;

INSERT INTO week_sets SELECT monday, exercise, sets FROM week_sum;
