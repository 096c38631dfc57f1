"""Settings: each change is stored at once, and undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.logbook.settings import WORDS
from tracker.tui import commands
from tracker.tui.layout.health import ALL, health, sections
from tracker.tui.layout.settings import SETTINGS, Setting, settings
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.moving import Listing, Scrolling

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp

ONE = "mode."
"""Before the id of an exercise with a mode of its own."""


class SettingsView(Listing):
    """The list; exercises with a mode of their own have a row each."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.cursor = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.SETTINGS

    def read(self) -> None:
        """The values in force."""
        self.values = self.logbook.config()
        rows: list[tuple[Setting, str]] = []
        modes = next(setting for setting in SETTINGS if setting.key == "mode").words
        for setting in SETTINGS:
            about = f"{setting.about}{self._more(setting)}"
            rows.append((setting._replace(about=about), self._value(setting)))
            if setting.key != "exercise-mode":
                continue
            for key, value in sorted(self.values.items()):
                exercise = self.named(key.removeprefix(ONE)) if key.startswith(ONE) else None
                if exercise is not None:
                    about = f"What earns {exercise.name} a step up."
                    rows.append((Setting(key, f"  {exercise.short}", about, modes), value))
        self.rows = rows
        self.keep_in_list()

    def _value(self, setting: Setting) -> str:
        match setting.key:
            case "inventory":
                owned = self.logbook.inventory()
                kinds = len(owned.words())
                return "assumed" if owned.assumed else f"{kinds} kinds" if kinds != 1 else "1 kind"
            case "program":
                return self.logbook.program().called
            case "favourites":
                names = [name for name in self.values["favourites"].split(",") if name]
                return f"{len(names)} picked" if names else "none"
            case "exercise-mode":
                own = sum(1 for key in self.values if key.startswith(ONE))
                return f"{own} set" if own else "none"
            case "health":
                return ""
        return self.values[setting.key]

    def _more(self, setting: Setting) -> str:
        """What stands behind a row that opens a screen of its own."""
        match setting.key:
            case "inventory":
                owned = self.logbook.inventory()
                kinds = [
                    f"{name} {sizes.replace(',', ' ')}".strip() for name, sizes in owned.words()
                ]
                said = "; ".join(kinds) or "nothing"
                return f" {'Assumed' if owned.assumed else 'You own'}: {said}."
            case "program":
                program = self.logbook.program()
                return f" {program.name}: {program.summary}"
            case "favourites":
                names = filter(None, map(self.named, self.values["favourites"].split(",")))
                said = ", ".join(exercise.name for exercise in names)
                return f" Picked: {said}." if said else ""
        return ""

    @property
    def here(self) -> Setting:
        """The setting in hand."""
        return self.rows[self.cursor][0]

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        defaults = {key: default for key, (default, _) in WORDS.items()}
        return settings(self.rows, defaults, self.cursor, width, height)

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.rows)

    def do_open(self, key: str) -> None:
        """The next value, or the screen behind the row."""
        match self.here.key:
            case "inventory":
                from tracker.tui.screens.inventory import InventoryView

                self.app.show(InventoryView(self.app))
            case "program":
                from tracker.tui.screens.programs import ProgramsView

                # On top, so that `q` leads back here.
                self.app.show(ProgramsView(self.app))
            case "favourites":
                self._favourites()
            case "exercise-mode":
                self.prompt = Field("exercise:", "", self._one_exercise)
            case "health":
                self.app.show(HealthView(self.app))
            case _:
                self._step(1)

    def _favourites(self) -> None:
        from tracker.tui.screens.picks import FavouritesView

        program = self.logbook.program()
        having = [p for p in (program, *self.logbook.programs()) if any(d.pick for d in p.days)]
        if not having:
            self.app.say("no program has a day of favourites")
            return
        self.app.show(FavouritesView(self.app, self.logbook.week_preview(having[0].id)))

    def _one_exercise(self, text: str) -> None:
        exercise = self.logbook.catalog.resolve(text)
        key = f"{ONE}{exercise.id}"
        if key not in self.values:
            self.logbook.config_set(key, self.values["mode"])
            self.app.wrote()
            change = commands.key_of(self.state, "open")
            self.app.say(f"{exercise.short} has a mode of its own now; {change} changes it")
        self.cursor = next(at for at, (row, _) in enumerate(self.rows) if row.key == key)

    def do_more(self, key: str) -> None:
        """The next value."""
        self._step(1)

    def do_less(self, key: str) -> None:
        """The value before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        setting, value = self.rows[self.cursor]
        words = [word for word, _ in setting.words]
        if not words:
            self.app.say(self._opens())
            return
        chosen = words[(words.index(value) + step) % len(words)]
        self.logbook.config_set(setting.key, chosen)
        self.app.wrote()
        self.app.say_kept(f"{setting.label.strip()}: {chosen}")

    def _opens(self) -> str:
        return f"{commands.key_of(self.state, 'open')} opens this one"

    def do_default(self, key: str) -> None:
        """Back to the default; a mode of one exercise goes away."""
        setting = self.here
        if not setting.words and setting.key != "favourites":
            self.app.say(f"{self._opens()}; it has no default")
            return
        self.logbook.config_unset(setting.key)
        self.app.wrote()
        self.app.say_kept(f"{setting.label.strip()} is at its default")


class HealthView(Scrolling):
    """When not to train, and what this log is not."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.top = 0

    @property
    def state(self) -> str:
        """The keys of a text."""
        return commands.HEALTH

    def body(self, width: int, height: int) -> list[Line]:
        """The part that fits."""
        told = sections(self.logbook.catalog.safety, ALL)
        shown, self.top = health(told, self.top, width, height)
        return shown
