"""Journeys through the real program in tmux."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.journeys.terminal import PATIENCE, Pane, app, needs_tmux
from tests.tui.story import FRIDAY, OWNED
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook

pytestmark = needs_tmux


def counts(db: Path) -> list[int]:
    """Reps of today's sets, in order."""
    logbook = Logbook.open(db)
    today = logbook.history(limit=1)[0]
    found = sorted((s for e in today.entries for s in e.sets), key=lambda s: s.id)
    logbook.close()
    return [s.done.count for s in found]


def test_killed_after_three_sets_it_is_the_same_session_at_the_fourth(pane: Pane, db: Path) -> None:
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.keys("Enter")
    pane.wait("set 1 of 3")
    pane.keys("Enter", "Enter", "Enter")
    pane.wait("3 of 9 sets")
    pane.kill()
    pane.again(*app(db))
    shown = pane.wait("3 of 9 sets")
    assert "✓✓✓ Single-leg RDL" in shown
    assert re.search(r"Goblet squat +set 1 of 3", shown)
    pane.keys("Enter")
    pane.wait("4 of 9 sets")
    logbook = Logbook.open(db)
    assert len(logbook.history(since=parse_moment(FRIDAY).date)) == 1
    logbook.close()


def test_thirty_sets_in_one_write_are_thirty_sets(pane: Pane, db: Path) -> None:
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.typed("\r" + "a" * 21)
    pane.wait("of 30 sets")
    pane.typed("".join(f"19\x7f{at % 3}{'e' if at % 2 else chr(13)}" for at in range(30)))
    pane.wait("30 of 30 sets")
    assert counts(db) == [10 + at % 3 for at in range(30)]


def drawn_for(pane: Pane, columns: int, rows: int) -> str:
    """The screen once its title ends at the right edge and its footer is the last row."""
    # On a wide screen the right-hand part leaves a column free.
    width, ends = (columns - 1, "set 1 of 3") if columns >= 100 else (columns, "0 of 9 sets")
    footer = "? all keys" if columns >= 80 else "w why  ?"
    end = time.monotonic() + PATIENCE
    while True:
        shown = pane.screen()
        first, *_, last = shown.removesuffix("\n").split("\n")
        fills = len(first) == width and shown.count("\n") == rows
        titled = first.startswith("Day 1  ") and first.endswith(ends)
        if fills and titled and last.startswith("enter log") and last.endswith(footer):
            return shown
        assert time.monotonic() < end, f"not drawn for {columns}x{rows}:\n{shown}"
        time.sleep(0.05)


def test_from_120_columns_to_36_and_back(pane: Pane, db: Path) -> None:
    pane.size = (120, 40)
    pane.start(*app(db))
    pane.wait("Plan")
    pane.keys("Enter")
    pane.wait("How to")
    for columns, rows in ((36, 16), (80, 24), (39, 24), (120, 40)):
        pane.resize(columns, rows)
        assert re.search(r"▸ 1 +10/10 × 6 kg", drawn_for(pane, columns, rows))


def test_two_panes_on_one_log(pane: Pane, db: Path) -> None:
    pane.size = (80, 24)
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.keys("Enter")
    pane.wait("set 1 of 3")
    pane.tmux("split-window", "-h", *app(db))
    pane.wait("set 1 of 3", "1")
    pane.keys("Enter", pane="0")
    pane.wait("1 of 9 sets", "1")
    pane.keys("u", pane="1")
    pane.wait("0 of 9 sets", "0")


def test_no_color_paints_no_colour(pane: Pane, db: Path) -> None:
    pane.start(*app(db), NO_COLOR="1")
    pane.wait("Sore?")
    coloured = re.findall(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7])[;m]", pane.screen("0", "-e"))
    assert not coloured


def test_undo_and_redo_to_the_start_of_the_day_and_back(pane: Pane, db: Path) -> None:
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.typed("2\r" + "9e8m" + "\r")
    pane.wait("3 of 9 sets")
    stored = counts(db)
    assert stored == [9, 8, 10]
    pane.keys("p", "3")
    pane.wait("pain 3 in")
    # Pain, three sets and the check-in, one key each.
    for said in ("undone: pain", "2 of 9 sets", "1 of 9 sets", "0 of 9 sets", "Sore?"):
        pane.keys("u")
        pane.wait(said)
    pane.keys("u")
    pane.wait("undone: finish the session")
    pane.keys("U")
    pane.wait("redone: finish the session")
    pane.keys("U", "U", "U", "U", "U")
    pane.wait("redone: pain")
    pane.wait("3 of 9 sets")
    assert counts(db) == stored
    pane.keys("U")
    pane.wait("nothing to redo")


def test_a_circuit_goes_round_by_round(pane: Pane, tmp_path: Path) -> None:
    db = tmp_path / "circuit.db"
    logbook = Logbook.open(db)
    logbook.inventory_set(OWNED)
    logbook.program_use("circuit")
    moves = [item.exercise.short for item in logbook.today().items]
    logbook.close()
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.keys("Enter")
    for number in (1, 2, 3):
        for move in moves:
            pane.wait(f"set {number} of 3")
            shown = pane.wait(f"\n{move}")
            assert re.search(rf"(?m)^{re.escape(move)} +set {number} of 3$", shown)
            if number == 2:
                assert re.search(r"since last \d:\d\d", shown)
                assert "rest " not in shown
            pane.keys("e")
    pane.wait(f"All {3 * len(moves)} sets are in.")
    pane.keys("Enter")
    pane.wait("COOL-DOWN")
    pane.keys("x")
    pane.wait("[x]")


def test_sixteen_colours_on_term_screen(pane: Pane, db: Path) -> None:
    pane.start("env", "-u", "COLORTERM", *app(db), TERM="screen")
    pane.wait("Sore?")
    painted = pane.screen("0", "-e")
    assert "38;5" not in painted
    assert "38;2" not in painted
    assert re.search(r"\x1b\[(?:\d+;)*9?3\d", painted), "there is colour"


def test_a_whole_day_takes_at_most_its_sets_and_six_keys(pane: Pane, db: Path) -> None:
    # tmux now and then forgets the status of a program that ends at once; a shell does not.
    pane.start("sh", "-c", '"$@"; echo "ended $?"; read answer', "sh", *app(db))
    pane.wait("Sore?")
    pressed = ["Enter", *["Enter"] * 9, "Enter", "Enter", "q"]
    assert len(pressed) <= 9 + 6
    for key in pressed[:-3]:
        pane.keys(key)
    pane.wait("All 9 sets are in.")
    pane.keys(pressed[-3])
    pane.wait("NEXT TIME")
    pane.keys(pressed[-2])
    pane.wait("Rest:")
    pane.keys(pressed[-1])
    pane.wait("ended 0")


def test_a_closed_terminal_ends_the_app_even_where_hangups_are_ignored(
    pane: Pane, db: Path
) -> None:
    pane.start("sh", "-c", 'trap "" HUP; exec "$@"', "sh", *app(db))
    pane.wait("Sore?")
    program = pane.process("0")
    pane.tmux("kill-server")
    assert pane.gone(program)
