"""A plan for programs."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.guests.guest import Guest
from kiosk.planning.plan import Exchange, Party, Round
from kiosk.words import words

SCORE_DIGITS = 4
SECONDS_DIGITS = 4


def as_json(guests: Sequence[Guest], rounds: Sequence[Round]) -> dict[str, object]:
    """Return the plan as an object.

    People are named, and by `row`, the line of the list, told apart; `why` is a code and `says` its sentence. A round
    is `exact` when no choice of groups could serve more people, nor as many better.
    """
    return {
        "people": len(guests),
        "rounds": [_round(each) for each in rounds],
        "seconds": round(sum(each.seconds for each in rounds), SECONDS_DIGITS),
    }


def _round(made: Round) -> dict[str, object]:
    return {
        "groups": [_party(party) for party in made.parties],
        "unserved": [
            {"name": guest.name, "why": why, "row": guest.row, "says": words().say(f"match.{why}")}
            for guest, why in made.unserved
        ],
        "served": made.served,
        "bound": made.bound,
        "exact": made.exact and made.served == made.bound,
    }


def _party(party: Party) -> dict[str, object]:
    return {
        "kind": party.kind,
        "members": [member.name for member in party.members],
        "rows": [member.row for member in party.members],
        "gives": [_exchange(exchange) for exchange in party.gives],
        "score": round(party.score, SCORE_DIGITS),
        "spot": None if party.spot is None else words().say("match.table", n=party.spot),
    }


def _exchange(exchange: Exchange) -> dict[str, object]:
    return {
        "from": exchange.giver.name,
        "to": exchange.getter.name,
        "offers": exchange.offers,
        "wants": exchange.wants,
        "from_row": exchange.giver.row,
        "to_row": exchange.getter.row,
    }
