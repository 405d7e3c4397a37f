"""A phone as a simulated attendee sees it: what they look at in the phone's snapshot, and nothing else."""

from __future__ import annotations

from typing import Literal

import msgspec


class AskShown(msgspec.Struct, frozen=True):
    """One chip: could you give (`offer`), or would you like (`want`), something in this topic?"""

    topic: str
    text: str
    side: Literal["offer", "want"] = "offer"


class Direction(msgspec.Struct, frozen=True, rename={"giver": "from", "getter": "to"}):
    """Who gives what to whom, in both people's own words."""

    giver: str
    getter: str
    offer: str = ""
    want: str = ""


class Companion(msgspec.Struct, frozen=True):
    """Somebody else in the same meeting."""

    person: str
    status: str
    has_phone: bool = True


class MeetingSeen(msgspec.Struct, frozen=True):
    """The meeting on the screen. Times: the server's milliseconds."""

    id: str
    state: str
    you: str
    others: list[Companion]
    gives: list[Direction]
    called_at: int
    answer_by: int
    repeated: bool = False
    started_at: int | None = None


class AfterSeen(msgspec.Struct, frozen=True):
    """A meeting that is over and of which nothing has been said yet."""

    id: str


class AskedAbout(msgspec.Struct, frozen=True):
    """Somebody of the last talk, with whom they may keep in touch."""

    person: str


class PromiseSeen(msgspec.Struct, frozen=True):
    """A promise: by whom it was proposed, and whether it holds."""

    id: str
    yours: bool
    agreed: bool


class KeepingSeen(msgspec.Struct, frozen=True):
    """What the phone asks about keeping in touch."""

    ask: list[AskedAbout] = []
    promises: list[PromiseSeen] = []


class Texted(msgspec.Struct, frozen=True):
    """An offer or a want as it stands on the screen."""

    text: str
    level: int = 2
    starred: bool = False


class YouSeen(msgspec.Struct, frozen=True):
    """Oneself."""

    person: str
    offers: list[Texted] = []
    wants: list[Texted] = []


class PhoneView(msgspec.Struct, frozen=True):
    """The phone's snapshot, as far as an attendee looks at it; whatever else it holds is passed over."""

    epoch: int
    version: int
    now: int
    state: str
    you: YouSeen
    meeting: MeetingSeen | None = None
    after: AfterSeen | None = None
    asks: list[AskShown] = []
    keeping: KeepingSeen = KeepingSeen()

    def newer_than(self, other: PhoneView | None) -> bool:
        """Tell whether this is to be shown instead of `other`: a newer epoch always, or no older version."""
        return other is None or (self.epoch, self.version) >= (other.epoch, other.version)
