"""The desk: what every edge needs at hand, put together once when the house opens."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from kiosk.config import Config
from kiosk.edge.limits import Limits
from kiosk.live.house import House
from kiosk.push import Push

EXTENSION = "kiosk"


@dataclass(frozen=True, slots=True)
class Desk:
    """The house, the process's settings, the limits, the address by which people reach it, and its pushes."""

    house: House
    config: Config
    limits: Limits
    address: str
    push: Push


def desk() -> Desk:
    """Return the desk of the app that is serving this request."""
    found: Desk = current_app.extensions[EXTENSION]
    return found
