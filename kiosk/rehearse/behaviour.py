"""How simulated attendees behave: the numbers, with their defaults, and how chance draws from them."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random
from typing import Annotated

import msgspec

from kiosk.rehearse.fault import Fault

Z90 = 1.2815515655446004
"""The standard normal's 90th percentile: it turns a p50 and a p90 into a lognormal's spread."""

EVENING = 90.0
"""Minutes of the evening for which the hours of arriving and leaving are stated; another length stretches them."""

MOST_BYTES = 100_000
"""A behaviour file beyond this is not one."""

Chance = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Percentiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lognormal by its median and its 90th percentile."""

    p50: Annotated[float, msgspec.Meta(gt=0)]
    p90: Annotated[float, msgspec.Meta(gt=0)]

    def __post_init__(self) -> None:
        if self.p90 < self.p50:
            raise ValueError("p90 is less than p50")


class Mean(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An exponential by its mean."""

    mean: Annotated[float, msgspec.Meta(gt=0)]


class Spread(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One distribution: exactly one of the three is given. The unit is in the name of the field that holds it."""

    uniform: tuple[float, float] | None = None
    lognormal: Percentiles | None = None
    exponential: Mean | None = None

    def __post_init__(self) -> None:
        given = [one for one in (self.uniform, self.lognormal, self.exponential) if one is not None]
        if len(given) != 1:
            raise ValueError("give one of uniform, lognormal, exponential")
        if self.uniform and not 0 <= self.uniform[0] <= self.uniform[1]:
            raise ValueError("uniform goes from a smaller to a larger number, neither below 0")

    def draw(self, chance: Random) -> float:
        """One value, in the field's own unit."""
        if self.lognormal:
            middle, high = math.log(self.lognormal.p50), math.log(self.lognormal.p90)
            return chance.lognormvariate(middle, (high - middle) / Z90)
        if self.exponential:
            return chance.expovariate(1 / self.exponential.mean)
        low, high = self.uniform or (0.0, 0.0)
        return chance.uniform(low, high)


def uniform(low: float, high: float) -> Spread:
    """Anything between the two, equally likely."""
    return Spread(uniform=(low, high))


def lognormal(p50: float, p90: float) -> Spread:
    """Mostly around p50, with a long tail."""
    return Spread(lognormal=Percentiles(p50, p90))


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How somebody answers when the phone asks what else they could give."""

    chips_shown_at_most: Annotated[int, msgspec.Meta(ge=0, le=100)] = 8
    not_oftener_than_min: Annotated[float, msgspec.Meta(ge=0)] = 5
    only_while_waiting: bool = True
    looks: Chance = 0.7
    ticks_if_could: Chance = 0.6
    ticks_otherwise: Chance = 0.03
    answer_s: Spread = lognormal(20, 90)


class Behaviour(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers; minutes (`_min`) and seconds (`_s`) are the room's own. What a file leaves out keeps its default."""

    about: str = ""
    arrive_min: Spread = uniform(0, 20)
    leave_min: Spread = uniform(60, 90)
    leaves_without_tapping: Chance = 0.1
    says_until_when: Chance = 0.5
    answer_s: Spread = lognormal(20, 90)
    never_answers_a_call: Chance = 0.08
    declines_a_call: Chance = 0.07
    walk_s: Spread = uniform(20, 90)
    taps_here: Chance = 0.75
    talk_min: Spread = lognormal(8, 13)
    taps_finish: Chance = 0.7
    breather_min: Spread = uniform(1, 4)
    touches_phone_every_min: Spread = Spread(exponential=Mean(6))
    asks: Asked = Asked()
    keeps_in_touch: Chance = 0
    """The share of people met with whom they keep in touch, where that is played at all."""
    mutual_meeting: str = ""


def read_behaviour(path: Path) -> Behaviour:
    """The behaviour in a JSON file; raises `Fault` when it cannot be read or holds something else."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise Fault("file_unreadable", file=str(path), why=fault.strerror or "") from fault
    if len(raw) > MOST_BYTES:
        raise Fault("behaviour_too_big", file=str(path), most=MOST_BYTES)
    try:
        return msgspec.json.decode(raw, type=Behaviour)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Fault("behaviour_wrong", file=str(path), why=str(fault)) from fault
