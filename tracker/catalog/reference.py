"""A publication that rules cite."""

from __future__ import annotations

from tracker.domain.value import Value


class Reference(Value):
    """By what it can be found. ``year`` is 0 and a text empty where it has none."""

    id: str
    short: str
    authors: str
    title: str
    year: int = 0
    journal: str = ""
    doi: str = ""
    url: str = ""
    note: str = ""

    @property
    def link(self) -> str:
        """Where it is; empty where nowhere on the web."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def words(self) -> str:
        """Authors, year, title and journal, as a list of references has them."""
        dated = f"{self.authors} ({self.year})" if self.year else self.authors
        return " ".join(f"{part}." for part in (dated, self.title, self.journal) if part)
