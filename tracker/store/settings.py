"""What the user owns and prefers."""

from __future__ import annotations

import json

from tracker.domain.inventory import USUAL, Inventory
from tracker.store.base import Base
from tracker.store.ids import new_uid
from tracker.store.rows import readable


class Settings(Base):
    """Inventory and settings."""

    def inventory(self) -> Inventory:
        """What the user owns; the usual things while nothing was ever set."""
        row = self._row("SELECT content FROM inventory")
        if row is None:
            return USUAL
        with readable():
            return Inventory.from_json(json.loads(row[0]))

    def set_inventory(self, inventory: Inventory) -> None:
        """Replace what the user owns."""
        self._run(
            "INSERT INTO inventory (id, uid, content) VALUES (1, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET content = excluded.content, rev = rev + 1",
            (new_uid(self._writing().utc_ms), json.dumps(inventory.to_json(), ensure_ascii=False)),
        )

    def setting(self, key: str) -> str | None:
        """The value set for a key, or None."""
        row = self._row("SELECT value FROM setting WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def settings(self) -> dict[str, str]:
        """Every value that was set, by key."""
        return dict(self._rows("SELECT key, value FROM setting ORDER BY key"))

    def set_setting(self, key: str, value: str | None) -> None:
        """Set a value; None goes back to the default."""
        now = self._writing()
        if value is None:
            self._run("DELETE FROM setting WHERE key = ?", (key,))
            return
        self._run(
            "INSERT INTO setting (uid, key, value) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value, rev = rev + 1",
            (new_uid(now.utc_ms), key, value),
        )
