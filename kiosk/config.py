"""The process's settings: each with its environment name, default, unit and meaning, in one table."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LEAST_TOKEN = 16
"""Characters of a token: fewer could be guessed."""
STYLES = ("text", "json")
"""In which the process logs."""


class ConfigError(ValueError):
    """A setting cannot be: its text is a sentence for whoever started the process."""


def _setting(default: Any, env: str, unit: str, meaning: str) -> Any:
    """One row of the table."""
    return field(default=default, metadata={"env": env, "unit": unit, "meaning": meaning})


@dataclass(frozen=True, kw_only=True)
class Config:
    """How this process runs. What an evening is like is the room's own (`kiosk.domain.settings`)."""

    port: int = _setting(8000, "PORT", "TCP port", "where the house listens")
    bind: str = _setting("0.0.0.0", "KIOSK_BIND", "address", "which of this machine's addresses it listens on")  # noqa: S104
    public_url: str = _setting("", "KIOSK_PUBLIC_URL", "URL", "how people reach it; empty: found by itself")
    data: str = _setting("kiosk-data", "KIOSK_DATA", "folder", "where the embedded journal lives")
    redis_url: str = _setting("", "REDIS_URL", "URL", "a Redis journal instead of the embedded one")
    workers: int = _setting(1, "WEB_CONCURRENCY", "processes", "how many workers serve; more than one needs Redis")
    connections: int = _setting(10_000, "KIOSK_CONNECTIONS", "sockets a worker", "more are refused")
    proxies: int = _setting(0, "KIOSK_PROXIES", "hops", "reverse proxies in front that are believed (X-Forwarded-…)")
    room: str = _setting("", "KIOSK_ROOM", "title", "what the room is called that is opened when there is none")
    vocabulary: str = _setting("", "KIOSK_VOCABULARY", "file", "topics that such a room has besides the built-in ones")
    vocabulary_alone: int = _setting(0, "KIOSK_VOCABULARY_ALONE", "0 or 1", "1: it has these only")
    log: str = _setting("text", "KIOSK_LOG", "text or json", "json: a JSON object a line, each request too")
    metrics_token: str = _setting(
        "", "KIOSK_METRICS_TOKEN", "text", "who sends it as a bearer may read /metrics; empty: this machine may"
    )
    push_any: int = _setting(0, "KIOSK_PUSH_ANY", "0 or 1", "for tests only. 1: pushes may go to this machine, too")

    styleguide: int = _setting(
        0, "KIOSK_STYLEGUIDE", "0 or 1", "for development only. 1: every component, at /styleguide"
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **given: Any) -> Config:
        """Read the environment; what is `given` and not None wins. Raises ConfigError with a sentence."""
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for row in fields(cls):
            text = environ.get(row.metadata["env"], "").strip()
            if given.get(row.name) is not None:
                values[row.name] = given[row.name]
            elif text:
                values[row.name] = _whole(row.metadata["env"], text) if isinstance(row.default, int) else text
        config = cls(**values)
        config.check()
        return config

    def check(self) -> None:
        """Refuse what cannot work, with a sentence."""
        if not 0 <= self.port <= 65_535:
            raise ConfigError(f"PORT is {self.port}: a port is a number from 0 to 65535 (0: any free one).")
        if self.workers < 1 or self.connections < 1 or self.proxies < 0:
            raise ConfigError("WEB_CONCURRENCY and KIOSK_CONNECTIONS must be at least 1, KIOSK_PROXIES at least 0.")
        if self.workers > 1 and not self.redis_url:
            raise ConfigError(
                f"WEB_CONCURRENCY is {self.workers}, but more than one worker needs Redis to share the evening: "
                "set REDIS_URL, or WEB_CONCURRENCY=1."
            )
        for row in fields(self):
            if row.metadata["unit"] == "0 or 1" and getattr(self, row.name) not in {0, 1}:
                raise ConfigError(f"{row.metadata['env']} is {getattr(self, row.name)}: it must be 0 or 1.")
        if self.log not in STYLES:
            raise ConfigError(f"KIOSK_LOG is {self.log!r}: it must be text or json.")
        if self.metrics_token and len(self.metrics_token) < LEAST_TOKEN:
            raise ConfigError(f"KIOSK_METRICS_TOKEN is too short: {LEAST_TOKEN} characters at least.")
        if self.redis_url and "://" not in self.redis_url:
            raise ConfigError("REDIS_URL must look like redis://host:6379/0, or rediss://, unix://, sentinel://.")
        if self.public_url and not _is_address(self.public_url):
            raise ConfigError(
                f"The public URL is {self.public_url!r}: it must look like https://meet.example.org, with no path."
            )

    @property
    def journal(self) -> str:
        """What `open_journal` takes: the Redis URL, or the embedded journal's file."""
        return self.redis_url or str(Path(self.data) / "kiosk.sqlite")


def _whole(env: str, text: str) -> int:
    """Read a whole number."""
    try:
        return int(text)
    except ValueError:
        raise ConfigError(f"{env} is {text!r}: it must be a whole number.") from None


def _is_address(url: str) -> bool:
    """Whether `url` is scheme://host[:port] and nothing else."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or parts.username) and parts.path in {"", "/"}
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain
