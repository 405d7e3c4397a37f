"""A finding: how one thing stands, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from kiosk.words import words

State: TypeAlias = Literal["ok", "warn", "bad"]
"""As it should be; it will do, with less; it will not do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing stands: the name of what was looked at, and the key of what to say below `doctor.`."""

    check: str
    state: State
    code: str
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """What was found."""
        return words().say(f"doctor.{self.code}", **self.params)

    @property
    def todo(self) -> str:
        """What to do about it; "" where all is well."""
        return "" if self.state == "ok" else words().say(f"doctor.{self.code}_do", **self.params)

    def told(self) -> dict[str, Any]:
        """Return it for programs."""
        return {"check": self.check, "state": self.state, "code": self.code, "says": self.says, "do": self.todo}
