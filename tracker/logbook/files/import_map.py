"""The names an import meets, mapped once each; and the mapping as the user sees and changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.errors import UnknownName
from tracker.domain.exercise import Exercise
from tracker.domain.moment import Moment
from tracker.domain.text import clean
from tracker.exchange.records import SetRecord
from tracker.logbook.files.import_names import Proposal, kind_of, meant, own_id, proposals
from tracker.store.import_rows import KnownName
from tracker.store.imports import own_exercise

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.store import Store

_LONGEST = 200


class Mapping(NamedTuple):
    """One name of another app: what it stands for, how that came, and what else it may mean."""

    app: str
    name: str
    exercise: str
    how: str
    sets: int
    proposals: tuple[Proposal, ...]

    def to_json(self) -> dict[str, Any]:
        """For ``map --json``."""
        return {**self._asdict(), "proposals": [near._asdict() for near in self.proposals]}


class Names:
    """Name and whether it was loaded -> (exercise id, id of the name), asked once each."""

    def __init__(self, store: Store, catalog: Catalog, app: str) -> None:
        self._store = store
        self._app = app
        self._known: dict[tuple[str, bool], KnownName] = {}
        self._chosen: dict[tuple[str, bool], str] = {}
        self._own = {exercise.id: exercise for exercise in store.own_exercises()}
        self._cache: dict[tuple[str, bool, bool], tuple[str, int]] = {}
        self._unmapped: dict[str, None] = {}
        self._catalog = catalog.with_own(self._own.values())
        for known in store.import_names():
            key = (known.name.casefold(), known.loaded)
            if known.app == app:
                self._known[known.name, known.loaded] = known
            if known.how == "user":
                self._chosen[key] = known.exercise

    def of(self, name: str, loaded: bool, assisted: bool, first: SetRecord) -> tuple[str, int]:
        """The exercise id and name id for a block."""
        key = (name, loaded, assisted)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._settle(name, loaded, assisted, first)
        return found

    def _settle(self, name: str, loaded: bool, assisted: bool, first: SetRecord) -> tuple[str, int]:
        given = " ".join(clean(name).split())[:_LONGEST].strip() or "?"
        exercise, how = self._choose(given, loaded, assisted, first)
        if how == "own":
            self._unmapped[given] = None
        # One name is one row where both ways lead to one exercise.
        for flag in (loaded, not loaded):
            known = self._known.get((given, flag))
            if known is not None and (known.exercise == exercise or flag == loaded):
                return known.exercise, known.id
        key = self._store.add_import_name(self._app, given, loaded, exercise, how)
        self._known[given, loaded] = KnownName(key, self._app, given, loaded, exercise, how)
        return exercise, key

    def _choose(self, name: str, loaded: bool, assisted: bool, first: SetRecord) -> tuple[str, str]:
        """(exercise id, how) of a name: as it was mapped before, what it means, else its own."""
        known = self._known.get((name, loaded))
        if known is not None:
            return known.exercise, known.how
        folded = name.casefold()
        chosen = self._chosen.get((folded, loaded)) or self._chosen.get((folded, not loaded))
        if chosen is not None:
            return chosen, "user"
        found = None if assisted else meant(name, self._app, loaded, self._catalog)
        if found is not None:
            return found.exercise.id, found.how
        return self._own_one(name, loaded, assisted, first), "own"

    def _own_one(self, name: str, loaded: bool, assisted: bool, first: SetRecord) -> str:
        """The user's own exercise of that name, made where it is not there yet."""
        shown = name
        if meant(name, self._app, False, self._catalog) is not None:
            apart = " (weighted)" if loaded else " (assisted)"
            shown = f"{name[: _LONGEST - len(apart)]}{apart}"
        for exercise in self._own.values():
            if exercise.name.casefold() == shown.casefold():
                return exercise.id
        key = own_id(shown, self._own)
        timed = not first.reps and bool(first.seconds)
        made = own_exercise(key, shown, kind_of(name, loaded, assisted), timed)
        self._own[key] = made
        self._store.add_own_exercise(made)
        return key

    def unmapped(self) -> list[str]:
        """Names that became the user's own exercises, in the order of the file."""
        return list(self._unmapped)

    def finish(self) -> None:
        """Correct the kind of own exercises that were first met without a weight."""
        for (name, loaded, assisted), (exercise, _) in self._cache.items():
            own = self._own.get(exercise)
            if own is not None and loaded and own.kind == "bodyweight":
                kind = kind_of(name, loaded, assisted)
                self._store.set_own_kind(exercise, kind)
                self._own[exercise] = own_exercise(exercise, own.name, kind, own.timed)


def mappings(store: Store, catalog: Catalog) -> list[Mapping]:
    """Every name that imports brought, those that were not understood first."""
    found = []
    for known in store.import_names(counted=True):
        open_ = known.how == "own"
        found.append(
            Mapping(
                known.app, known.name, known.exercise, known.how, known.sets,
                proposals(known.name, catalog) if open_ else (),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.how != "own", -one.sets, one.name.casefold()))


def map_name(store: Store, name: str, exercise: Exercise, when: Moment) -> tuple[int, int]:
    """Let a name of other apps stand for an exercise, in the whole history and from now on.

    Returns (names, entries changed). UnknownName with the nearest names where none is imported.
    """
    given = " ".join(clean(name).split()).casefold()
    names = store.import_names()
    mine = [known for known in names if known.name.casefold() == given]
    if not mine:
        from difflib import get_close_matches

        shown = {known.name.casefold(): known.name for known in names}
        near = tuple(shown[each] for each in get_close_matches(given, shown, 3, 0.4))
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise UnknownName(f"No import brought the name {name!r}.{hint}", ())
    changed = 0
    with store.write(f"map {mine[0].name}", when):
        for known in mine:
            changed += store.map_import_name(known.id, exercise.id)
    return len(mine), changed
