"""Which offered topics serve which wanted ones, asked once for a room and not once for every two people."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.matching.seeker import Near, Related, same_topic


def serving(offers: Iterable[str], wants: Iterable[str], related: Related) -> dict[str, dict[str, float]]:
    """Return, for each wanted topic, those of `offers` that serve it and how far (above 0, at most 1)."""
    offered = dict.fromkeys(offers)
    if related is same_topic:
        return {want: {want: 1.0} if want in offered else {} for want in wants}
    found: dict[str, dict[str, float]] = {}
    for want in wants:
        if isinstance(related, Near):
            links = {offer: far for offer, far in related.near(want).items() if offer in offered}
        else:
            links = {offer: related(offer, want) for offer in offered}
        found[want] = {offer: min(1.0, far) for offer, far in links.items() if far > 0}
    return found
