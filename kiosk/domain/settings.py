"""A room's settings: everything about an evening that the host may change. Durations are milliseconds."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from kiosk.domain.language import Language

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

Duration = Annotated[int, msgspec.Meta(ge=1, le=30 * 24 * HOUR)]
Kept = Annotated[int, msgspec.Meta(ge=0, le=90 * 24 * HOUR)]
Moment = Annotated[int, msgspec.Meta(ge=0, le=4_102_444_800_000)]
"""Milliseconds, Unix; before the year 2100."""
Factor = Annotated[float, msgspec.Meta(ge=1, le=10)]
Line = Annotated[str, msgspec.Meta(max_length=120)]
Pin = Annotated[str, msgspec.Meta(max_length=8, pattern=r"^([0-9]{4,8})?$")]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings in force, each with its default; `SettingChanged` replaces one at a time."""

    title: Line = "Both Ways"
    run_by: Line = ""
    doors_at: Moment | None = None
    """When the doors open, for the run sheet; None: left to be written there by hand. So with the next two."""
    wave_at: Moment | None = None
    """When the first wave is meant to be: the host starts it."""
    ends_at: Moment | None = None
    """When the evening is meant to end: the host closes it."""
    language: Language = "en"
    """What the wall, the door and paper speak, and whoever has not chosen."""
    wall_also: Language | None = None
    """A second language of the wall, in turn with the first."""
    matching: bool = False
    mode: Literal["continuous", "rounds"] = "continuous"
    """People are called as they become free, or only when the host starts a round."""
    host_generation: Annotated[int, msgspec.Meta(ge=1)] = 1
    helper_generation: Annotated[int, msgspec.Meta(ge=1)] = 1
    door_pin: Pin = ""
    """What a helper types to take the door's tablet back from those who arrive; "": it cannot be left to them."""
    erase_after: Duration = 24 * HOUR
    """From the room's opening to the moment when everything about it is erased."""
    keep_agreed: Kept = 0
    """From there on, how long contacts that were agreed on and promises stay; 0: they are erased with the rest."""
    max_circle: Annotated[int, msgspec.Meta(ge=2, le=3)] = 3
    gather: Duration = 10 * SECOND
    """How long the matchmaker collects free people before it calls, when nobody is pressed."""
    thin: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 6
    """With fewer free people than this the room is thin: collecting them takes longer, since few would fit."""
    gather_thin: Duration = 20 * SECOND
    """How long the matchmaker collects free people in a thin room, when nobody is pressed."""
    pressed: Duration = 4 * MINUTE
    """Whoever has waited longer is served at once, without gathering."""
    long_wait: Duration = 10 * MINUTE
    """From here on a wait counts in full among the reasons to serve somebody first."""
    leaving_soon: Duration = 20 * MINUTE
    """Whoever leaves within this is served at once and by preference."""
    until_grace: Duration = 15 * MINUTE
    """How long after the moment that people named for leaving they are still taken to be here."""
    countdown: Duration = 30 * SECOND
    """From the host's button to the calls of a wave or a round."""
    round: Duration = 15 * MINUTE
    """A round's length, from its calls to its end."""
    look_ahead: Annotated[int, msgspec.Meta(ge=0, le=5)] = 2
    """How many rounds to come are thought of when one is made up."""
    untouched: Annotated[int, msgspec.Meta(ge=1, le=10)] = 2
    """Calls in a row that somebody gets without touching the phone."""
    near_after: Duration = 4 * MINUTE
    """How long somebody has waited before what is near what they asked for will do, unless they are about to leave."""
    same_organisation: bool = True
    """Whether people of one organisation may be called together."""
    generous: bool = False
    """Whether those for whom there is no mutual group may be called to give, or to get, only."""
    generous_after: Duration = 6 * MINUTE
    """How long somebody has waited before such a call."""
    asks: bool = True
    """Whether phones ask waiting people for what would open a group."""
    ask_every: Duration = 5 * MINUTE
    """From one set of asks on a phone to the next, at least."""
    answer: Duration = 90 * SECOND
    """From a call to its repetition, for those who have not answered."""
    answer_again: Duration = 60 * SECOND
    """From the repetition to giving up on those who still have not."""
    arrive: Duration = 5 * MINUTE
    """From a call to assuming that those who answered are talking."""
    find: Duration = 3 * MINUTE
    """From "I can't find them" to giving the meeting up."""
    talk: Duration = 12 * MINUTE
    """Planned length of a pair's talk, both directions together."""
    circle_factor: Factor = 1.5
    """A circle's planned length as a multiple of a pair's."""
    overtime_factor: Factor = 1.5
    """"Still talking?" is asked at this multiple of the planned length."""
    still: Duration = 3 * MINUTE
    """How long "still talking?" waits for an answer."""
    extend: Duration = 5 * MINUTE
    """What "five more minutes", and a yes to "still talking?", add."""
    objection: Duration = MINUTE
    """How long another may object to five more minutes."""
    breather: Duration = 3 * MINUTE
    away: Duration = 20 * MINUTE
    """A phone silent for so long belongs to someone who is away."""
    mutual: Duration = 4 * MINUTE
    """The shortest talk that counts as a mutual meeting."""
    announce: Duration = 2 * MINUTE
    """How long an announcement stays on the screens."""
