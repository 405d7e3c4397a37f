"""A promise: who shows whom what, once or every so often."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.entries import Every, How


@dataclass(slots=True)
class Promise:
    """One promise as the fold knows it. `gives` and `gets` are as `person`, who proposed it, sees them."""

    id: str
    person: str
    other: str
    every: Every
    how: How
    at: int | None
    gives: str
    gets: str
    where: str
    proposed_at: int
    agreed_at: int | None = None
    declined: bool = False
    """The other would rather not; whoever proposed it sees it as not answered yet."""
    reminds: set[str] = field(default_factory=set)
    """Who of the two is to be reminded of it when its time has come."""

    @property
    def both(self) -> frozenset[str]:
        """The two whose promise it is."""
        return frozenset({self.person, self.other})
