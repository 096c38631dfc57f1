"""A ladder as lines: hard at the top, where you are, what opens the rest."""

from __future__ import annotations

from datetime import date

from tracker.domain.exercise import Edge
from tracker.domain.text import cells, fit, pad
from tracker.domain.value import Value

WIDE = 80
"""From this many columns on gear and reps have columns of their own."""

_WITH_BEST = 96
"""From this many columns on the best day has one too."""
_GEAR, _REPS, _BEST, _STATE = 14, 7, 24, 15
"""Cells of the columns beside the name."""

HERE, DONE = "▸", "✓"


class Rung(Value):
    """One rung with its standing.

    ``mark`` is ``▸`` where you are, ``✓`` for what was done, else blank. ``said`` is the state
    in words, ``more`` its second line. ``reps`` is the range, ``best`` the best day's sets.
    ``lacks`` is the gear that is missing, each need in words; ``since`` the first day here,
    ``last`` the newest day of it.
    """

    id: str
    name: str
    short: str
    gear: str
    reps: str
    mark: str = " "
    said: str = "open"
    more: str = ""
    best: str = ""
    lacks: tuple[str, ...] = ()
    since: date | None = None
    last: date | None = None


class LadderState(Value):
    """A ladder and where its owner stands on it.

    ``here`` is the rung one is on, None before the first set. ``opens`` is the rung that comes
    next, and ``opening`` what it takes; ``falls`` what leads down; ``lately`` the last sessions
    here in words, newest last. ``taken`` is when this rung was taken by hand, until it is trained.
    """

    id: str
    name: str
    note: str
    rungs: tuple[Rung, ...]
    edges: tuple[Edge, ...]
    levers: tuple[Edge, ...]
    here: str | None = None
    opens: str = ""
    opening: str = ""
    falls: str = ""
    lately: tuple[str, ...] = ()
    taken: date | None = None

    def rung(self, rung_id: str) -> Rung:
        """The rung with this id; KeyError where there is none."""
        for rung in self.rungs:
            if rung.id == rung_id:
                return rung
        raise KeyError(rung_id)


class Line(Value):
    """One drawn line; ``rung`` is the one it names, empty for edges and rules."""

    text: str
    rung: str = ""


def draw(state: LadderState, width: int, *, focus: str = "", every: bool = False) -> list[Line]:
    """The ladder between ``hard`` and ``easy``, no line wider than ``width`` cells.

    Where it forks, the other ways stand to the right and join below. On fewer than 80 columns
    a fork of more than two draws the way you are on (else the one to ``focus``, else the first
    that is open) and counts the others; ``every`` draws them all. A rung that several lead to
    stands above the first of them.
    """
    return _Drawing(state, width, focus, every).lines()


def panel(state: LadderState, rung_id: str) -> list[tuple[str, str]]:
    """(label, sentence) of what leads away from a rung: ``here up down from``."""
    names = {rung.id: rung.name for rung in state.rungs}
    rows: list[tuple[str, str]] = []
    here = rung_id == state.here
    for lever in state.levers:
        if lever.from_id == rung_id:
            rows.append(("here", f"{lever.label}: {lever.when} ({_source(lever)})"))
    for edge in state.edges:
        if edge.from_id != rung_id:
            continue
        said = f"{names[edge.to_id]}, {edge.label}: {edge.when}"
        if here and edge.to_id == state.opens and state.opening:
            said += f"; {state.opening}"
        rows.append(("up", f"{said} ({_source(edge)})"))
    for place, edge in enumerate(e for e in state.edges if e.to_id == rung_id):
        falls = f", {state.falls}" if here and state.falls and not place else ""
        rows.append(("down", f"{names[edge.from_id]}{falls} ({_source(edge)})"))
    return rows


def _source(edge: Edge) -> str:
    return f"{edge.source} · grade {edge.grade}"


class _Drawing:
    """One drawing under way."""

    def __init__(self, state: LadderState, width: int, focus: str, every: bool) -> None:
        self.state = state
        self.width = width
        self.wide = width >= WIDE
        self.every = every or self.wide
        self.aim = state.here or focus
        self.rungs = {rung.id: rung for rung in state.rungs}
        self.above: dict[str, list[Edge]] = {rung: [] for rung in self.rungs}
        stands: set[str] = set()
        for edge in state.edges:
            if edge.to_id not in stands:
                stands.add(edge.to_id)
                self.above[edge.from_id].append(edge)
        self.roots = [rung for rung in self.rungs if rung not in stands]

    def lines(self) -> list[Line]:
        found = [Line("hard")]
        for root in reversed(self.roots):
            found += self._branch(root, "")
        return [*found, Line("easy")]

    def _height(self, rung: str) -> int:
        return 1 + max((self._height(edge.to_id) for edge in self.above[rung]), default=0)

    def _holds(self, rung: str, wanted: str) -> bool:
        return rung == wanted or any(self._holds(e.to_id, wanted) for e in self.above[rung])

    def _ways(self, rung: str, indent: str) -> tuple[list[Edge], int]:
        """The ways up to draw, the one that goes on in the same column first; how many not."""
        ways = sorted(self.above[rung], key=lambda edge: -self._height(edge.to_id))
        if self.every or len(ways) < 2 or (len(ways) == 2 and not indent):
            return ways, 0
        mine = [edge for edge in ways if self.aim and self._holds(edge.to_id, self.aim)]
        open_ones = [e for e in self.above[rung] if not self.rungs[e.to_id].lacks]
        return [*mine, *open_ones, *self.above[rung]][:1], len(ways) - 1

    def _branch(self, root: str, indent: str) -> list[Line]:
        """Everything above a rung, hardest first, and the rung itself below it."""
        lines: list[Line] = []
        ways, hidden = self._ways(root, indent)
        for place, edge in enumerate(ways):
            if not place:
                lines += self._branch(edge.to_id, indent)
                lines.append(self._edge(f"{indent}  │ ", edge))
                continue
            if self.wide:
                lines.append(Line(f"{indent}  │"))
            if not self.above[edge.to_id]:
                lines.append(self._rung(edge.to_id, f"{indent}  ├─", "─"))
                lines.append(self._edge(f"{indent}  │     ", edge))
                continue
            lines += self._branch(edge.to_id, f"{indent}  │ ")
            lines.append(self._edge(f"{indent}  │   │ ", edge))
            lines.append(Line(f"{indent}  ├───┘"))
        if hidden:
            many = "way" if hidden == 1 else "ways"
            lines.append(Line(f"{indent}  │ +{hidden} other {many} up"))
        lines.append(self._rung(root, indent))
        if root in self.roots and self._rest(root)[0]:
            lines.append(self._beside("", self._rest(root)))
        return lines

    def _left(self, rung: str, indent: str, blank: str = " ") -> str:
        known = self.rungs[rung]
        mark = blank if known.mark == " " else known.mark
        left = f"{indent}{mark} "
        room = self.name_room() - cells(left)
        name = known.name if self.wide and cells(known.name) <= room else known.short
        return left + fit(name, max(4, room))

    def _rung(self, rung: str, indent: str, blank: str = " ") -> Line:
        left = self._left(rung, indent, blank)
        known = self.rungs[rung]
        if not self.wide:
            first, _ = _two(known.said, self.width - cells(left) - 2)
            return Line(_ends(left, first, self.width), rung)
        first = pad(_two(known.gear or "none", _GEAR)[0], _GEAR)
        cells_of = [pad(left, self.name_room()), first, pad(known.reps, _REPS)]
        if self.best_room():
            best = known.best if cells(known.best) <= _BEST else known.best.split("  ")[0]
            cells_of.append(pad(best or "–", _BEST))
        cells_of.append(_two(known.said, _STATE)[0])
        return Line(fit("  ".join(cells_of).rstrip(), self.width), rung)

    def _edge(self, left: str, edge: Edge) -> Line:
        """The label of an edge, and beside it what did not fit beside the rung above it."""
        return self._beside(left + edge.label, self._rest(edge.to_id))

    def _beside(self, left: str, rest: tuple[str, str]) -> Line:
        said, gear = rest
        if not self.wide:
            return Line(_ends(left, said, self.width))
        room = self.width - _STATE - 2
        middle = f"{pad(left, self.name_room())}  {gear}" if gear else left
        return Line((f"{pad(middle, room)}  {said}" if said else fit(middle, room)).rstrip())

    def _rest(self, rung: str) -> tuple[str, str]:
        """Second lines of a rung: its state, its gear."""
        known = self.rungs[rung]
        if self.wide:
            said = known.more or fit(_two(known.said, _STATE)[1], _STATE)
            return said, fit(_two(known.gear or "none", _GEAR)[1], _GEAR)
        left = known.short
        room = self.width - cells(left) - 2 - self._depth(rung)
        return known.more or fit(_two(known.said, room)[1], room), ""

    def _depth(self, rung: str) -> int:
        """Cells before a rung's name where it is drawn on a narrow screen."""
        for start in self.roots:
            found = self._indent(start, rung, "")
            if found is not None:
                return len(found) + 2
        return 2

    def _indent(self, root: str, wanted: str, indent: str) -> str | None:
        if root == wanted:
            return indent
        for place, edge in enumerate(self._ways(root, indent)[0]):
            found = self._indent(edge.to_id, wanted, f"{indent}  │ " if place else indent)
            if found is not None:
                return found
        return None

    def best_room(self) -> int:
        """Cells of the best day's column, 0 where there is none."""
        return _BEST if self.width >= _WITH_BEST else 0

    def name_room(self) -> int:
        """Cells of the column with the drawing and its names."""
        if not self.wide:
            return self.width
        best = self.best_room()
        return self.width - _GEAR - _REPS - _STATE - 6 - (best + 2 if best else 0)


def header(state: LadderState, width: int) -> str:
    """The line above the drawing: the ladder's name, and the columns where there are any."""
    if width < WIDE:
        return _ends("Ladder", state.name, width)
    drawing = _Drawing(state, width, "", True)
    columns = [pad(f"Ladder: {state.name}", drawing.name_room()), pad("gear", _GEAR)]
    columns.append(pad("reps", _REPS))
    if drawing.best_room():
        columns.append(pad("best", drawing.best_room()))
    return "  ".join([*columns, "state"])


def _two(text: str, room: int) -> tuple[str, str]:
    """The text in two parts, the first of at most ``room`` cells, broken between words."""
    if cells(text) <= room:
        return text, ""
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        if cells(first) <= room:
            return first, " ".join(words[count:])
    return fit(text, room), ""


def _ends(left: str, right: str, width: int) -> str:
    """Left and right ends of one line; the left one is cut where both do not fit."""
    if not right:
        return fit(left, width)
    return pad(left, max(1, width - cells(right) - 2)) + "  " + right
