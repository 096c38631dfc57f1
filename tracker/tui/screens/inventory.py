"""What is owned, ticked and typed; each change is one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.domain.inventory import THINGS, Inventory
from tracker.logbook.gear import EXAMPLES, shown, ticked, typed
from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.inventory import LABELS, ROWS, UNIT, inventory
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp


class GearView(Listing):
    """The keys of a list of what is owned; what becomes of a change is the subclass's."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.cursor = 0
        self.owned: Inventory
        self.unit = "kg"

    def take(self, owned: Inventory) -> None:
        """What is owned is another now."""
        raise NotImplementedError

    def take_unit(self, unit: str) -> None:
        """Bare numbers weigh in another unit now."""
        raise NotImplementedError

    @property
    def base(self) -> Inventory:
        """What a change starts from: nothing, where it was only assumed."""
        return Inventory() if self.owned.assumed else self.owned

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(ROWS)

    def do_tick(self, key: str) -> None:
        """Tick a thing, type a kind's sizes, or turn the unit round."""
        name = ROWS[self.cursor]
        if name == UNIT:
            self.take_unit("lb" if self.unit == "kg" else "kg")
        elif name in THINGS:
            self.take(ticked(self.base, name))
        else:
            self._ask(name, shown(self.base, name, self.unit))

    def do_count(self, key: str) -> None:
        """A digit begins the sizes of the row anew."""
        name = ROWS[self.cursor]
        if name == UNIT or name in THINGS:
            tick = commands.key_of(self.state, "tick")
            self.app.say(f"{tick} ticks this row; sizes belong to the rows above")
        elif name == "bands":
            self._ask(name, shown(self.base, name, self.unit))
        else:
            self._ask(name, key)

    def _ask(self, name: str, text: str) -> None:
        unit = "" if name in ("bands", "steps") else f", {self.unit}"
        label = f"{LABELS[name]}{unit}:"
        if not text:
            self.app.say(f"like {EXAMPLES[name]}")
        keep: Callable[[str], None] = lambda given: self._keep(name, given)  # noqa: E731
        self.prompt = Field(label, text, keep)

    def _keep(self, name: str, given: str) -> None:
        self.take(typed(self.base, name, given, self.unit))


class InventoryView(GearView):
    """What is owned, from Settings; every change is stored at once."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.INVENTORY

    def read(self) -> None:
        """What is owned now, and what can be done with it."""
        self.owned = self.logbook.inventory()
        self.unit = self.logbook.units()
        exercises = self.logbook.catalog.exercises.values()
        self.can = sum(map(self.owned.allows, exercises)), len(exercises)

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        opens = self.logbook.gear_opens(self.owned) if width >= WIDE else []
        return inventory(self.owned, self.unit, self.cursor, self.can, opens, width, height)

    def take(self, owned: Inventory) -> None:
        """Store it."""
        first = self.owned.assumed
        self.logbook.inventory_set(owned)
        self.app.wrote()
        said = "saved; only what stands here counts from now on" if first else "saved"
        self.app.say_kept(said)

    def take_unit(self, unit: str) -> None:
        """Store the unit."""
        self.logbook.config_set("units", unit)
        self.app.wrote()
        self.app.say_kept(f"bare numbers are {unit} now")
