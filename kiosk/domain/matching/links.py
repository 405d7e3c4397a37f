"""Topics by number, and how far each that is offered serves each that is wanted: asked once, however many people."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.matching.flows import Entries
from kiosk.domain.matching.seeker import Related
from kiosk.domain.matching.topics import serving


class Links:
    """All topics that were taken in; one that is wanted as it is, and by nothing near it, has a further number."""

    def __init__(self, related: Related) -> None:
        self.topics: dict[str, int] = {}
        self.exact: dict[str, int] = {}
        """The numbers under which topics are wanted by those for whom only the very topic will do."""
        self.real: list[int] = []
        """The topic that each number, of either kind, stands for."""
        self.rows = Entries()
        """Offered topic, wanted topic, how far the one serves the other."""
        self._related = related
        self._offered: dict[str, None] = {}
        self._wanted: dict[str, None] = {}

    def take(self, offers: Iterable[str], wants: Iterable[str], exact: Iterable[str]) -> None:
        """Take topics in, however often they are named; of the wants the `exact` are served by themselves only."""
        new_offers = {offer: None for offer in offers if offer not in self._offered}
        new_wants = {want: None for want in wants if want not in self._wanted}
        for topic in (*new_offers, *new_wants):
            if topic not in self.topics:
                self.topics[topic] = self._number(len(self.real))
        links = [serving(new_offers, self._wanted, self._related) if new_offers else {}]
        self._offered.update(new_offers)
        links.append(serving(self._offered, new_wants, self._related))
        self._wanted.update(new_wants)
        served = [
            (self.topics[offer], self.topics[want], far)
            for each in links
            for want, offered in each.items()
            for offer, far in offered.items()
        ]
        new_exact = {want: None for want in exact if want not in self.exact}
        met = [offer for offer in new_offers if offer in self.exact] + [
            want for want in new_exact if want in self._offered
        ]
        for want in new_exact:
            self.exact[want] = self._number(self.topics[want])
        served += [(self.topics[topic], self.exact[topic], 1.0) for topic in met]
        if served:
            self.rows.extend(*zip(*served, strict=True))

    def _number(self, stands_for: int) -> int:
        self.real.append(stands_for)
        return len(self.real) - 1
