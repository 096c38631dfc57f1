-- The whole database as it is today. A fresh file gets this; an older one gets the numbered
-- migrations in tracker/store/migrations, which end at the same schema.
--
-- Facts only: what was done, felt, owned and set. Advice, records and trends are derived.
--
-- Common to the tables of facts:
--   id      the key inside this file, never used twice
--   uid     UUIDv7 in 32 hexadecimal digits, the same row on every device
--   rev     counts the row's edits; an edit names the one it saw
--   *_ms    milliseconds since 1970 in UTC; *_offset the minutes east of UTC the local clock showed
--   date    the local training date, YYYY-MM-DD; date(d) IS d refuses the 30th of February
-- Reals have four decimals at most, so that their JSON form reads back to the same number.

PRAGMA application_id = 1331055684; -- "OVLD"
PRAGMA user_version = 3;

-- ---------------------------------------------------------------- the log of training

CREATE TABLE session (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uid             TEXT NOT NULL CHECK (length(uid) = 32),
    rev             INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    date            TEXT NOT NULL CHECK (date(date) IS date),
    started_ms      INTEGER NOT NULL CHECK (started_ms BETWEEN -86400000 AND 7289740800000),
    started_offset  INTEGER NOT NULL CHECK (started_offset BETWEEN -1440 AND 1440),
    finished_ms     INTEGER CHECK (finished_ms BETWEEN -86400000 AND 7289740800000),
    finished_offset INTEGER CHECK (finished_offset BETWEEN -1440 AND 1440),
    program         TEXT CHECK (length(program) BETWEEN 1 AND 100),
    day             TEXT CHECK (length(day) BETWEEN 1 AND 100),
    note            TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000),
    source          TEXT NOT NULL DEFAULT 'app' CHECK (length(source) <= 200), -- app, or an import
    CHECK ((finished_ms IS NULL) = (finished_offset IS NULL)), -- both NULL while open
    UNIQUE (id, date) -- what entry refers to
) STRICT;
CREATE INDEX session_order ON session (date, started_ms);

-- One exercise in one session, with the plan in force when its first set was logged.
CREATE TABLE entry (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT NOT NULL CHECK (length(uid) = 32),
    rev        INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    session_id INTEGER NOT NULL,
    date       TEXT NOT NULL, -- the session's, kept equal by the foreign key, for the indexes
    position   INTEGER NOT NULL CHECK (position >= 0), -- order, not identity
    exercise   TEXT NOT NULL CHECK (length(exercise) BETWEEN 1 AND 100),
    program    TEXT CHECK (length(program) BETWEEN 1 AND 100), -- the place of a program it fills
    day        TEXT CHECK (length(day) BETWEEN 1 AND 100),
    slot       INTEGER CHECK (slot >= 0),
    plan       TEXT CHECK (plan IS NULL OR json_valid(plan)),  -- target, rule and goal, JSON
    shown      TEXT CHECK (shown IS NULL OR json_valid(shown)), -- the decision record as it was shown, JSON
    extra      INTEGER NOT NULL DEFAULT 0 CHECK (extra BETWEEN -1000 AND 1000), -- sets against the plan
    skipped    INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    chosen     INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)), -- swapped in by hand
    CHECK ((program IS NULL) = (day IS NULL) AND (day IS NULL) = (slot IS NULL)),
    FOREIGN KEY (session_id, date) REFERENCES session (id, date)
        ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX entry_session ON entry (session_id, position);
CREATE INDEX entry_exercise ON entry (exercise, date);
CREATE INDEX entry_date ON entry (date, exercise);
CREATE INDEX entry_slot ON entry (program, day, slot, date) WHERE program IS NOT NULL;

CREATE TABLE set_log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uid         TEXT NOT NULL CHECK (length(uid) = 32),
    rev         INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    entry_id    INTEGER NOT NULL REFERENCES entry (id)
                ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position    INTEGER NOT NULL CHECK (position >= 0), -- order, not identity
    count       INTEGER NOT NULL CHECK (count BETWEEN 0 AND 100000), -- reps, or seconds if timed
    count_right INTEGER CHECK (count_right BETWEEN 0 AND 100000), -- the right side where it differs
    timed       INTEGER NOT NULL DEFAULT 0 CHECK (timed IN (0, 1)),
    load_value  REAL CHECK (load_value BETWEEN 0 AND 2205), -- per implement, as given
    load_unit   TEXT CHECK (load_unit IN ('kg', 'lb')),
    load_kg     REAL CHECK (load_kg BETWEEN 0 AND 1000.01),
    band        TEXT CHECK (length(band) BETWEEN 1 AND 100), -- the user's own name for it
    height_cm   REAL CHECK (height_cm BETWEEN 0 AND 1000),
    effort      TEXT CHECK (effort IN (
        'easy', 'good', 'max', 'broke',
        'rir0', 'rir1', 'rir2', 'rir3', 'rir4', 'rir5', 'rir6', 'rir7', 'rir8', 'rir9', 'rir10',
        'rpe6', 'rpe6.5', 'rpe7', 'rpe7.5', 'rpe8', 'rpe8.5', 'rpe9', 'rpe9.5', 'rpe10')),
    warmup      INTEGER NOT NULL DEFAULT 0 CHECK (warmup IN (0, 1)),
    pain        INTEGER CHECK (pain BETWEEN 0 AND 10),
    note        TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000),
    at_ms       INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset   INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440),
    CHECK ((load_value IS NULL) = (load_unit IS NULL) AND (load_unit IS NULL) = (load_kg IS NULL))
) STRICT;
CREATE INDEX set_log_entry ON set_log (entry_id, position);

-- ---------------------------------------------------------------- check-ins

CREATE TABLE soreness (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    rev       INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    muscle    TEXT NOT NULL CHECK (length(muscle) BETWEEN 1 AND 100),
    level     INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
    at_ms     INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440),
    date      TEXT GENERATED ALWAYS AS (date(at_ms / 1000 + at_offset * 60, 'unixepoch')) STORED
) STRICT;
CREATE INDEX soreness_muscle ON soreness (muscle, at_ms);
CREATE INDEX soreness_date ON soreness (date);

CREATE TABLE pain (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    rev       INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    exercise  TEXT NOT NULL CHECK (length(exercise) BETWEEN 1 AND 100),
    level     INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
    at_ms     INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;
CREATE INDEX pain_exercise ON pain (exercise, at_ms);

-- Other sport.
CREATE TABLE activity (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    rev       INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    minutes   INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    intensity INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 10),
    legs      INTEGER NOT NULL CHECK (legs IN (0, 1)), -- whether it taxed them
    at_ms     INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;
CREATE INDEX activity_at ON activity (at_ms);

CREATE TABLE bodyweight (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    rev       INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    value     REAL NOT NULL CHECK (value > 0 AND value <= 2205), -- as given
    unit      TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
    kg        REAL NOT NULL CHECK (kg > 0 AND kg <= 1000.01),
    at_ms     INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;
CREATE INDEX bodyweight_at ON bodyweight (at_ms);

-- Stop signs; the newest counts.
CREATE TABLE flag (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    rev       INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    kind      TEXT NOT NULL CHECK (kind IN ('chest-pain', 'faint', 'pop', 'clear')),
    at_ms     INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;
CREATE INDEX flag_at ON flag (at_ms);

-- What the user said to an offer, such as deload: accept.
CREATE TABLE answer (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    rev       INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    kind      TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
    value     TEXT NOT NULL CHECK (length(value) <= 1000),
    at_ms     INTEGER NOT NULL CHECK (at_ms BETWEEN -86400000 AND 7289740800000),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;
CREATE INDEX answer_kind ON answer (kind, at_ms);

-- ---------------------------------------------------------------- what is owned and set

-- One row, or none while nothing was ever set.
CREATE TABLE inventory (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    uid     TEXT NOT NULL CHECK (length(uid) = 32),
    rev     INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE TABLE setting (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    uid   TEXT NOT NULL CHECK (length(uid) = 32),
    rev   INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    key   TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) <= 10000)
) STRICT;

-- ---------------------------------------------------------------- the change log

-- Where changes come from; row 1 is this file.
CREATE TABLE device (
    id  INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32)
) STRICT;
INSERT INTO device (id, uid) VALUES (1, lower(hex(randomblob(16))));

-- One user action: what undo takes back and redo brings again, whole.
CREATE TABLE action (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT NOT NULL CHECK (length(uid) = 32),
    label     TEXT NOT NULL,
    at_ms     INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    undoable  INTEGER NOT NULL DEFAULT 1 CHECK (undoable IN (0, 1)),
    target    INTEGER REFERENCES action (id), -- the action an undo or redo is about
    state     TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
    CHECK ((kind = 'do') = (target IS NULL))
) STRICT;
CREATE INDEX action_stack ON action (state, id) WHERE kind = 'do' AND undoable = 1;
CREATE INDEX action_target ON action (target) WHERE target IS NOT NULL;

-- Every change of a fact, in the same transaction as the change itself; only ever appended to.
CREATE TABLE change (
    device INTEGER NOT NULL REFERENCES device (id),
    seq    INTEGER NOT NULL, -- counts this device's changes from 1
    id     TEXT NOT NULL CHECK (length(id) = 32), -- UUIDv7
    clock  INTEGER NOT NULL, -- ms; max(last + 1, the action's now), so it never runs back
    action INTEGER NOT NULL REFERENCES action (id),
    tbl    TEXT NOT NULL,
    row    INTEGER NOT NULL,
    body   TEXT, -- the row's new content, JSON; NULL when it was deleted
    PRIMARY KEY (device, seq)
) STRICT;
CREATE INDEX change_row ON change (tbl, row, clock);
CREATE INDEX change_action ON change (action);

-- The end of the change log, and the action under way (NULL between actions): one row.
CREATE TABLE change_head (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    device INTEGER NOT NULL REFERENCES device (id),
    seq    INTEGER NOT NULL,
    clock  INTEGER NOT NULL,
    action INTEGER REFERENCES action (id),
    now_ms INTEGER NOT NULL
) STRICT;
INSERT INTO change_head (one, device, seq, clock, action, now_ms) VALUES (1, 1, 0, 0, NULL, 0);

CREATE TRIGGER change_keeps BEFORE UPDATE ON change BEGIN
    SELECT RAISE(ABORT, 'the change log is only appended to');
END;
CREATE TRIGGER change_stays BEFORE DELETE ON change BEGIN
    SELECT RAISE(ABORT, 'the change log is only appended to');
END;

-- The one door into the change log: stamps what is put into it.
CREATE VIEW new_change AS SELECT tbl, row, body FROM change;
CREATE TRIGGER new_change_insert INSTEAD OF INSERT ON new_change BEGIN
    SELECT RAISE(ABORT, 'a fact changes only within an action') FROM change_head
    WHERE action IS NULL;
    UPDATE change_head SET seq = seq + 1, clock = max(clock + 1, now_ms);
    INSERT INTO change (device, seq, id, clock, action, tbl, row, body)
    SELECT device, seq,
        -- UUIDv7: 48 bits of time, the version, 12 random bits, the variant, 62 random bits
        printf('%012x7%03x%s%s', clock, random() & 4095, substr('89ab', 1 + (random() & 3), 1),
            substr(lower(hex(randomblob(8))), 2)),
        clock, action, NEW.tbl, NEW.row, NEW.body
    FROM change_head;
END;


-- ---------------------------------------------------------------- what a change records
-- One view a table, (id, body): the row as JSON. The triggers below write it into the change log,
-- and the check of the database compares it with the newest change of each row.

CREATE VIEW session_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'date', date, 'started_ms', started_ms,
    'started_offset', started_offset, 'finished_ms', finished_ms,
    'finished_offset', finished_offset, 'program', program, 'day', day, 'note', note,
    'source', source
) AS body FROM session;

CREATE VIEW entry_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'session_id', session_id, 'date', date,
    'position', position, 'exercise', exercise, 'program', program, 'day', day, 'slot', slot,
    'plan', plan, 'shown', shown, 'extra', extra, 'skipped', skipped, 'chosen', chosen
) AS body FROM entry;

CREATE VIEW set_log_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'entry_id', entry_id, 'position', position,
    'count', count, 'count_right', count_right, 'timed', timed, 'load_value', load_value,
    'load_unit', load_unit, 'load_kg', load_kg, 'band', band, 'height_cm', height_cm,
    'effort', effort, 'warmup', warmup, 'pain', pain, 'note', note, 'at_ms', at_ms,
    'at_offset', at_offset
) AS body FROM set_log;

CREATE VIEW soreness_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'muscle', muscle, 'level', level, 'at_ms', at_ms,
    'at_offset', at_offset
) AS body FROM soreness;

CREATE VIEW pain_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'exercise', exercise, 'level', level, 'at_ms', at_ms,
    'at_offset', at_offset
) AS body FROM pain;

CREATE VIEW activity_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'name', name, 'minutes', minutes, 'intensity', intensity,
    'legs', legs, 'at_ms', at_ms, 'at_offset', at_offset
) AS body FROM activity;

CREATE VIEW bodyweight_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'value', value, 'unit', unit, 'kg', kg, 'at_ms', at_ms,
    'at_offset', at_offset
) AS body FROM bodyweight;

CREATE VIEW flag_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'kind', kind, 'at_ms', at_ms, 'at_offset', at_offset
) AS body FROM flag;

CREATE VIEW answer_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'kind', kind, 'value', value, 'at_ms', at_ms,
    'at_offset', at_offset
) AS body FROM answer;

CREATE VIEW inventory_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'content', content
) AS body FROM inventory;

CREATE VIEW setting_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'key', key, 'value', value
) AS body FROM setting;


-- Every insert, update and delete of a fact, by whatever road, cascades included.

CREATE TRIGGER session_insert AFTER INSERT ON session BEGIN
    INSERT INTO new_change SELECT 'session', id, body FROM session_body WHERE id = NEW.id;
END;
CREATE TRIGGER session_update AFTER UPDATE ON session BEGIN
    INSERT INTO new_change SELECT 'session', id, body FROM session_body WHERE id = NEW.id;
END;
CREATE TRIGGER session_delete AFTER DELETE ON session BEGIN
    INSERT INTO new_change VALUES ('session', OLD.id, NULL);
END;

CREATE TRIGGER entry_insert AFTER INSERT ON entry BEGIN
    INSERT INTO new_change SELECT 'entry', id, body FROM entry_body WHERE id = NEW.id;
END;
CREATE TRIGGER entry_update AFTER UPDATE ON entry BEGIN
    INSERT INTO new_change SELECT 'entry', id, body FROM entry_body WHERE id = NEW.id;
END;
CREATE TRIGGER entry_delete AFTER DELETE ON entry BEGIN
    INSERT INTO new_change VALUES ('entry', OLD.id, NULL);
END;

CREATE TRIGGER set_log_insert AFTER INSERT ON set_log BEGIN
    INSERT INTO new_change SELECT 'set_log', id, body FROM set_log_body WHERE id = NEW.id;
END;
CREATE TRIGGER set_log_update AFTER UPDATE ON set_log BEGIN
    INSERT INTO new_change SELECT 'set_log', id, body FROM set_log_body WHERE id = NEW.id;
END;
CREATE TRIGGER set_log_delete AFTER DELETE ON set_log BEGIN
    INSERT INTO new_change VALUES ('set_log', OLD.id, NULL);
END;

CREATE TRIGGER soreness_insert AFTER INSERT ON soreness BEGIN
    INSERT INTO new_change SELECT 'soreness', id, body FROM soreness_body WHERE id = NEW.id;
END;
CREATE TRIGGER soreness_update AFTER UPDATE ON soreness BEGIN
    INSERT INTO new_change SELECT 'soreness', id, body FROM soreness_body WHERE id = NEW.id;
END;
CREATE TRIGGER soreness_delete AFTER DELETE ON soreness BEGIN
    INSERT INTO new_change VALUES ('soreness', OLD.id, NULL);
END;

CREATE TRIGGER pain_insert AFTER INSERT ON pain BEGIN
    INSERT INTO new_change SELECT 'pain', id, body FROM pain_body WHERE id = NEW.id;
END;
CREATE TRIGGER pain_update AFTER UPDATE ON pain BEGIN
    INSERT INTO new_change SELECT 'pain', id, body FROM pain_body WHERE id = NEW.id;
END;
CREATE TRIGGER pain_delete AFTER DELETE ON pain BEGIN
    INSERT INTO new_change VALUES ('pain', OLD.id, NULL);
END;

CREATE TRIGGER activity_insert AFTER INSERT ON activity BEGIN
    INSERT INTO new_change SELECT 'activity', id, body FROM activity_body WHERE id = NEW.id;
END;
CREATE TRIGGER activity_update AFTER UPDATE ON activity BEGIN
    INSERT INTO new_change SELECT 'activity', id, body FROM activity_body WHERE id = NEW.id;
END;
CREATE TRIGGER activity_delete AFTER DELETE ON activity BEGIN
    INSERT INTO new_change VALUES ('activity', OLD.id, NULL);
END;

CREATE TRIGGER bodyweight_insert AFTER INSERT ON bodyweight BEGIN
    INSERT INTO new_change SELECT 'bodyweight', id, body FROM bodyweight_body WHERE id = NEW.id;
END;
CREATE TRIGGER bodyweight_update AFTER UPDATE ON bodyweight BEGIN
    INSERT INTO new_change SELECT 'bodyweight', id, body FROM bodyweight_body WHERE id = NEW.id;
END;
CREATE TRIGGER bodyweight_delete AFTER DELETE ON bodyweight BEGIN
    INSERT INTO new_change VALUES ('bodyweight', OLD.id, NULL);
END;

CREATE TRIGGER flag_insert AFTER INSERT ON flag BEGIN
    INSERT INTO new_change SELECT 'flag', id, body FROM flag_body WHERE id = NEW.id;
END;
CREATE TRIGGER flag_update AFTER UPDATE ON flag BEGIN
    INSERT INTO new_change SELECT 'flag', id, body FROM flag_body WHERE id = NEW.id;
END;
CREATE TRIGGER flag_delete AFTER DELETE ON flag BEGIN
    INSERT INTO new_change VALUES ('flag', OLD.id, NULL);
END;

CREATE TRIGGER answer_insert AFTER INSERT ON answer BEGIN
    INSERT INTO new_change SELECT 'answer', id, body FROM answer_body WHERE id = NEW.id;
END;
CREATE TRIGGER answer_update AFTER UPDATE ON answer BEGIN
    INSERT INTO new_change SELECT 'answer', id, body FROM answer_body WHERE id = NEW.id;
END;
CREATE TRIGGER answer_delete AFTER DELETE ON answer BEGIN
    INSERT INTO new_change VALUES ('answer', OLD.id, NULL);
END;

CREATE TRIGGER inventory_insert AFTER INSERT ON inventory BEGIN
    INSERT INTO new_change SELECT 'inventory', id, body FROM inventory_body WHERE id = NEW.id;
END;
CREATE TRIGGER inventory_update AFTER UPDATE ON inventory BEGIN
    INSERT INTO new_change SELECT 'inventory', id, body FROM inventory_body WHERE id = NEW.id;
END;
CREATE TRIGGER inventory_delete AFTER DELETE ON inventory BEGIN
    INSERT INTO new_change VALUES ('inventory', OLD.id, NULL);
END;

CREATE TRIGGER setting_insert AFTER INSERT ON setting BEGIN
    INSERT INTO new_change SELECT 'setting', id, body FROM setting_body WHERE id = NEW.id;
END;
CREATE TRIGGER setting_update AFTER UPDATE ON setting BEGIN
    INSERT INTO new_change SELECT 'setting', id, body FROM setting_body WHERE id = NEW.id;
END;
CREATE TRIGGER setting_delete AFTER DELETE ON setting BEGIN
    INSERT INTO new_change VALUES ('setting', OLD.id, NULL);
END;


-- ---------------------------------------------------------------- what the charts read
-- The working sets of one exercise on one day at one resistance, summed, so that a chart of years
-- reads days and not sets. Derived: the triggers below make a day anew whenever its sets change.

-- A working set as a sum of one. The weaker side counts; `rir` is the fewest reps that were surely
-- left, `rpe` how hard it was (a word means the middle of what it stands for).
CREATE VIEW work_set AS
WITH one AS (
    SELECT e.exercise, e.date, l.timed, l.load_value, l.load_unit, l.load_kg, l.band, l.height_cm,
        l.count, l.count_right, min(l.count, coalesce(l.count_right, l.count)) AS weaker,
        l.effort IS NOT 'broke' AS held,
        CASE WHEN l.effort = 'easy' THEN 4 WHEN l.effort = 'good' THEN 1
            WHEN l.effort = 'max' THEN 0
            WHEN l.effort LIKE 'rir%' THEN CAST(substr(l.effort, 4) AS REAL)
            WHEN l.effort LIKE 'rpe%' THEN 10 - CAST(substr(l.effort, 4) AS REAL) END AS rir,
        CASE WHEN l.effort = 'easy' THEN 5 WHEN l.effort = 'good' THEN 8
            WHEN l.effort IN ('max', 'broke') THEN 10
            WHEN l.effort LIKE 'rir%' THEN 10 - CAST(substr(l.effort, 4) AS REAL)
            WHEN l.effort LIKE 'rpe%' THEN CAST(substr(l.effort, 4) AS REAL) END AS rpe,
        l.at_ms
    FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id WHERE NOT l.warmup
)
SELECT CAST(julianday(date) - 2440587.5 AS INTEGER) AS day, exercise, timed, load_value,
    load_unit, load_kg, band, height_cm, 1 AS sets, count AS left_sum,
    coalesce(count_right, 0) AS right_sum, count * (count_right IS NULL) AS alone_sum,
    weaker AS weaker_sum, weaker * held AS clean_sum, CASE WHEN held THEN weaker END AS best,
    CASE WHEN held AND weaker > 0 AND weaker + rir <= 12 THEN weaker + rir END AS to_failure,
    coalesce(rpe, 0.0) AS rpe_sum, rpe IS NOT NULL AS rpe_sets, date, at_ms
FROM one;

CREATE TABLE day_work (
    day        INTEGER NOT NULL, -- days since 1970-01-01 of the training date
    exercise   TEXT NOT NULL,
    timed      INTEGER NOT NULL,
    load_value REAL,
    load_unit  TEXT,
    load_kg    REAL,
    band       TEXT,
    height_cm  REAL,
    sets       INTEGER NOT NULL,
    left_sum   INTEGER NOT NULL, -- reps or seconds: all, or of the left side
    right_sum  INTEGER NOT NULL, -- of the right side where it was given
    alone_sum  INTEGER NOT NULL, -- of sets without a right side
    weaker_sum INTEGER NOT NULL,
    clean_sum  INTEGER NOT NULL, -- of the weaker side, without the sets whose form broke
    best       INTEGER, -- the most of the weaker side in a set whose form held
    to_failure REAL, -- reps done and left in the best such set, 12 at most; NULL where unknown
    rpe_sum    REAL NOT NULL,
    rpe_sets   INTEGER NOT NULL
) STRICT;
-- Few entries are held back, so a chart that marks them doesn't read every plan.
CREATE INDEX entry_held ON entry (date) WHERE json_extract(plan, '$.rule')
    IN ('sore-hold', 'sport-hold', 'sport-taxed', 'very-sore', 'deload');
CREATE INDEX day_work_day ON day_work (day, exercise);
CREATE INDEX day_work_exercise ON day_work (exercise, day);
-- Records are read from this alone, each resistance of an exercise in one stretch.
CREATE INDEX day_work_most ON day_work (exercise, timed, load_value, load_unit, load_kg, band,
    height_cm, day, best, clean_sum, to_failure);

-- Working sets of one exercise in one week; no row where there are none.
CREATE TABLE week_sets (
    monday   INTEGER NOT NULL, -- days since 1970-01-01
    exercise TEXT NOT NULL,
    sets     INTEGER NOT NULL,
    PRIMARY KEY (monday, exercise)
) STRICT, WITHOUT ROWID;

-- Every day of every exercise, summed; what day_work holds.
CREATE VIEW work_sum AS
SELECT day, exercise, timed, load_value, load_unit, load_kg, band, height_cm, sum(sets) AS sets,
    sum(left_sum) AS left_sum, sum(right_sum) AS right_sum, sum(alone_sum) AS alone_sum,
    sum(weaker_sum) AS weaker_sum, sum(clean_sum) AS clean_sum, max(best) AS best,
    max(to_failure) AS to_failure, sum(rpe_sum) AS rpe_sum, sum(rpe_sets) AS rpe_sets, date
FROM work_set GROUP BY exercise, date, timed, load_value, load_unit, load_kg, band, height_cm;

-- Every week of every exercise, summed; what week_sets holds. Day -3 was a Monday.
CREATE VIEW week_sum AS
SELECT day - (day + 3) % 7 AS monday, exercise, sum(sets) AS sets
FROM day_work GROUP BY 1, 2;

-- The one door into day_work and week_sets: naming a day of an exercise makes it and its week anew.
CREATE VIEW new_day_work AS SELECT exercise, '' AS date FROM day_work;
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

CREATE TRIGGER set_log_insert_work AFTER INSERT ON set_log BEGIN
    INSERT INTO new_day_work (exercise, date) SELECT exercise, date FROM entry
    WHERE id = NEW.entry_id;
END;
CREATE TRIGGER set_log_update_work AFTER UPDATE ON set_log BEGIN
    INSERT INTO new_day_work (exercise, date) SELECT exercise, date FROM entry
    WHERE id IN (OLD.entry_id, NEW.entry_id);
END;
CREATE TRIGGER set_log_delete_work AFTER DELETE ON set_log BEGIN
    INSERT INTO new_day_work (exercise, date) SELECT exercise, date FROM entry
    WHERE id = OLD.entry_id;
END;
CREATE TRIGGER entry_update_work AFTER UPDATE OF exercise, date ON entry BEGIN
    INSERT INTO new_day_work (exercise, date)
    VALUES (OLD.exercise, OLD.date), (NEW.exercise, NEW.date);
END;
CREATE TRIGGER entry_delete_work AFTER DELETE ON entry BEGIN
    INSERT INTO new_day_work (exercise, date) VALUES (OLD.exercise, OLD.date);
END;

-- ---------------------------------------------------------------- what came from other apps
-- An import writes its sessions, entries and sets without the triggers above, and one change for
-- each session instead: tbl 'import_part', its body all rows of the session (store/parts.py).

-- Exercises that no name of the catalogue meant; what they train is unknown until they are mapped.
CREATE TABLE own_exercise (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uid      TEXT NOT NULL CHECK (length(uid) = 32),
    rev      INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    exercise TEXT NOT NULL UNIQUE CHECK (length(exercise) BETWEEN 1 AND 100),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind     TEXT NOT NULL CHECK (kind IN (
        'bodyweight', 'external', 'barbell', 'machine', 'band', 'assisted')),
    timed    INTEGER NOT NULL DEFAULT 0 CHECK (timed IN (0, 1))
) STRICT;

-- What a name of another app stands for here.
CREATE TABLE import_name (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uid      TEXT NOT NULL CHECK (length(uid) = 32),
    rev      INTEGER NOT NULL DEFAULT 1 CHECK (rev >= 1),
    app      TEXT NOT NULL CHECK (length(app) BETWEEN 1 AND 100),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- as given, without outer blanks
    loaded   INTEGER NOT NULL CHECK (loaded IN (0, 1)), -- the same name with and without a weight
    exercise TEXT NOT NULL CHECK (length(exercise) BETWEEN 1 AND 100),
    how      TEXT NOT NULL CHECK (how IN ('exact', 'alias', 'own', 'user')),
    UNIQUE (app, name, loaded)
) STRICT;

-- Where rows came from. Kept when an import is undone, since redo brings back the same ids.
CREATE TABLE import_file (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    name       TEXT NOT NULL CHECK (length(name) <= 1000),
    app        TEXT NOT NULL,
    dialect    TEXT NOT NULL,
    encoding   TEXT NOT NULL,
    header     TEXT NOT NULL, -- as it stands in the file
    unit       TEXT CHECK (unit IN ('kg', 'lb')), -- what the user answered, where asked
    date_order TEXT CHECK (date_order IN ('dmy', 'mdy')),
    at_ms      INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL
) STRICT;

-- One session as one file brought it: its ids are runs, its original rows a JSON list of
-- [line, text], one for each set in order.
CREATE TABLE import_part (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id     INTEGER NOT NULL REFERENCES import_file (id),
    app         TEXT NOT NULL,
    key         TEXT NOT NULL, -- names the session in the other app, whatever file it is in
    title       TEXT NOT NULL,
    session_id  INTEGER NOT NULL,
    new_session INTEGER NOT NULL CHECK (new_session IN (0, 1)),
    first_entry INTEGER NOT NULL,
    entries     INTEGER NOT NULL CHECK (entries >= 1),
    first_set   INTEGER NOT NULL,
    sets        INTEGER NOT NULL CHECK (sets >= 1),
    rows        TEXT NOT NULL
) STRICT;
CREATE INDEX import_part_key ON import_part (app, key);
CREATE INDEX import_part_session ON import_part (session_id);
CREATE INDEX import_part_entry ON import_part (first_entry);
CREATE INDEX import_part_set ON import_part (first_set);

-- The name an imported entry had.
CREATE TABLE import_entry (
    entry_id INTEGER PRIMARY KEY,
    name_id  INTEGER NOT NULL, -- of import_name, which leaves and comes back with undo and redo
    superset TEXT NOT NULL
) STRICT;
CREATE INDEX import_entry_name ON import_entry (name_id);

-- What a set had in the file that set_log has no column for; most have nothing.
CREATE TABLE import_set (
    set_id  INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('work', 'warmup', 'drop', 'failure', 'cooldown')),
    metres  REAL,
    seconds REAL,
    rest_s  REAL,
    times   REAL, -- the file's own multiplier, never applied
    rpe     REAL
) STRICT;

CREATE VIEW own_exercise_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'exercise', exercise, 'name', name, 'kind', kind,
    'timed', timed
) AS body FROM own_exercise;

CREATE VIEW import_name_body AS
SELECT id, json_object(
    'id', id, 'uid', uid, 'rev', rev, 'app', app, 'name', name, 'loaded', loaded,
    'exercise', exercise, 'how', how
) AS body FROM import_name;

CREATE TRIGGER own_exercise_insert AFTER INSERT ON own_exercise BEGIN
    INSERT INTO new_change SELECT 'own_exercise', id, body FROM own_exercise_body
    WHERE id = NEW.id;
END;
CREATE TRIGGER own_exercise_update AFTER UPDATE ON own_exercise BEGIN
    INSERT INTO new_change SELECT 'own_exercise', id, body FROM own_exercise_body
    WHERE id = NEW.id;
END;
CREATE TRIGGER own_exercise_delete AFTER DELETE ON own_exercise BEGIN
    INSERT INTO new_change VALUES ('own_exercise', OLD.id, NULL);
END;

CREATE TRIGGER import_name_insert AFTER INSERT ON import_name BEGIN
    INSERT INTO new_change SELECT 'import_name', id, body FROM import_name_body WHERE id = NEW.id;
END;
CREATE TRIGGER import_name_update AFTER UPDATE ON import_name BEGIN
    INSERT INTO new_change SELECT 'import_name', id, body FROM import_name_body WHERE id = NEW.id;
END;
CREATE TRIGGER import_name_delete AFTER DELETE ON import_name BEGIN
    INSERT INTO new_change VALUES ('import_name', OLD.id, NULL);
END;

-- An imported row gets a change of its own just before it is first touched, so that undo finds
-- what it was. It belongs to the action that imported it, not to the one that touches it.
CREATE VIEW first_change AS SELECT tbl, row, 0 AS part, body FROM change;
CREATE TRIGGER first_change_insert INSTEAD OF INSERT ON first_change BEGIN
    UPDATE change_head SET seq = seq + 1, clock = max(clock + 1, now_ms);
    INSERT INTO change (device, seq, id, clock, action, tbl, row, body)
    SELECT device, seq,
        printf('%012x7%03x%s%s', clock, random() & 4095, substr('89ab', 1 + (random() & 3), 1),
            substr(lower(hex(randomblob(8))), 2)),
        clock,
        coalesce((SELECT c.action FROM change c WHERE c.tbl = 'import_part' AND c.row = NEW.part
            ORDER BY c.clock LIMIT 1), action),
        NEW.tbl, NEW.row, NEW.body
    FROM change_head;
END;

CREATE TRIGGER session_first_update BEFORE UPDATE ON session
WHEN NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'session' AND row = OLD.id) BEGIN
    INSERT INTO first_change SELECT 'session', b.id, p.id, b.body FROM session_body b
    JOIN import_part p ON p.session_id = b.id AND p.new_session WHERE b.id = OLD.id;
END;
CREATE TRIGGER session_first_delete BEFORE DELETE ON session
WHEN NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'session' AND row = OLD.id) BEGIN
    INSERT INTO first_change SELECT 'session', b.id, p.id, b.body FROM session_body b
    JOIN import_part p ON p.session_id = b.id AND p.new_session WHERE b.id = OLD.id;
END;
CREATE TRIGGER entry_first_update BEFORE UPDATE ON entry
WHEN NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'entry' AND row = OLD.id) BEGIN
    INSERT INTO first_change SELECT 'entry', b.id, (SELECT id FROM import_part
        WHERE first_entry <= OLD.id ORDER BY first_entry DESC LIMIT 1), b.body
    FROM entry_body b WHERE b.id = OLD.id;
END;
CREATE TRIGGER entry_first_delete BEFORE DELETE ON entry
WHEN NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'entry' AND row = OLD.id) BEGIN
    INSERT INTO first_change SELECT 'entry', b.id, (SELECT id FROM import_part
        WHERE first_entry <= OLD.id ORDER BY first_entry DESC LIMIT 1), b.body
    FROM entry_body b WHERE b.id = OLD.id;
END;
CREATE TRIGGER set_log_first_update BEFORE UPDATE ON set_log
WHEN NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'set_log' AND row = OLD.id) BEGIN
    INSERT INTO first_change SELECT 'set_log', b.id, (SELECT id FROM import_part
        WHERE first_set <= OLD.id ORDER BY first_set DESC LIMIT 1), b.body
    FROM set_log_body b WHERE b.id = OLD.id;
END;
CREATE TRIGGER set_log_first_delete BEFORE DELETE ON set_log
WHEN NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'set_log' AND row = OLD.id) BEGIN
    INSERT INTO first_change SELECT 'set_log', b.id, (SELECT id FROM import_part
        WHERE first_set <= OLD.id ORDER BY first_set DESC LIMIT 1), b.body
    FROM set_log_body b WHERE b.id = OLD.id;
END;

-- ---------------------------------------------------------------- ready-made views
-- For Datasette, sqlite-utils and every other reader of the file; docs/tables.md lists them.

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
