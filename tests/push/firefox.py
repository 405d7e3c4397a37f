"""A real Firefox, driven over WebDriver BiDi."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import websocket

NAMES = ("firefox-esr", "firefox")
READY_WITHIN = 40.0
"""Seconds from its start until it can be driven."""
ANSWER_WITHIN = 30.0
"""Seconds for one answer."""
STEP = 0.05
GONE = frozenset({"no such node", "stale element reference", "move target out of bounds"})
"""Errors that say that what was to be pressed has been drawn anew."""
READY = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find() -> str | None:
    """The path of a Firefox: `FIREFOX` if set, else what is installed, else None."""
    if given := os.environ.get("FIREFOX"):
        return given if Path(given).exists() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Refused(Exception):
    """A command that could not be done: the error's name, the command, why."""


class Firefox:
    """One window of a fresh profile."""

    def __init__(self, path: str, profile: Path, prefs: dict[str, Any]) -> None:
        profile.mkdir(parents=True)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in prefs.items()]
        (profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            [
                path,
                "--headless",
                "--remote-debugging-port",
                "0",
                "--remote-allow-system-access",
                "--profile",
                str(profile),
                "--no-remote",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        watchdog = threading.Timer(READY_WITHIN, self.stop)
        watchdog.start()
        assert self._process.stderr is not None
        said = []
        for line in self._process.stderr:
            said.append(line)
            if found := READY.search(line):
                break
        else:
            raise AssertionError("Firefox did not start:\n" + "".join(said))
        watchdog.cancel()
        # Nobody reads what it goes on saying, and a full pipe would stop it.
        threading.Thread(target=self._process.stderr.read, daemon=True).start()
        self._line = websocket.create_connection(f"{found[1]}/session", timeout=ANSWER_WITHIN, suppress_origin=True)
        self._sent = 0
        self.ask("session.new", capabilities={})
        self.page = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and return its result. Raises Refused."""
        self._sent += 1
        self._line.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            heard = json.loads(self._line.recv())
            if heard.get("id") == self._sent:
                if heard["type"] != "success":
                    raise Refused(heard["error"], method, heard.get("message"))
                return heard["result"]

    def grant(self, permission: str, origin: str) -> None:
        """Allow something, as a person does in the browser's own question."""
        self.ask("permissions.setPermission", descriptor={"name": permission}, state="granted", origin=origin)

    def open(self, url: str) -> None:
        """Go to an address and wait for the page."""
        self.ask("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def contexts(self, scope: str) -> dict[str, str]:
        """What is open, by address: pages ("content"), or the browser's own windows ("chrome")."""
        tree = self.ask("browsingContext.getTree", **{"moz:scope": scope})
        return {one["url"]: one["context"] for one in tree["contexts"]}

    def tap(self, role: str, name: str) -> None:
        """Press what reads so with the mouse; waits for it, also where the page is drawn anew just then."""
        end = time.monotonic() + ANSWER_WITHIN
        while not self._tapped({"type": "accessibility", "value": {"role": role, "name": name}}):
            assert time.monotonic() < end, f"no {role} {name!r}"
            time.sleep(STEP)

    def _tapped(self, locator: dict[str, Any]) -> bool:
        scroll = "node => node.scrollIntoView({block: 'center'})"
        target = {"context": self.page}
        try:
            found = self.ask("browsingContext.locateNodes", context=self.page, locator=locator)["nodes"]
            if not found:
                return False
            node = {"sharedId": found[0]["sharedId"]}
            self.ask(
                "script.callFunction", functionDeclaration=scroll, arguments=[node], target=target, awaitPromise=False
            )
            self.press({"type": "element", "element": node})
        except Refused as refused:
            if refused.args[0] not in GONE:
                raise
            return False
        return True

    def press(self, origin: object) -> None:
        """Press the mouse in the middle of something."""
        steps = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        actions = [{"type": "pointer", "id": "mouse", "actions": steps}]
        self.ask("input.performActions", context=self.page, actions=actions)

    def run(self, script: str, context: str = "") -> Any:
        """The value of an expression in the page; a promise is waited for."""
        asked = f"Promise.resolve({script}).then(value => JSON.stringify(value ?? null))"
        target = {"context": context or self.page}
        done = self.ask("script.evaluate", expression=asked, target=target, awaitPromise=True)
        assert done["type"] == "success", done
        return json.loads(done["result"]["value"])

    def stop(self) -> None:
        """End it and its children; harmless when it has ended."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            self._process.poll()
        self._process.wait()


if __name__ == "__main__":
    found = find()
    if found is None:
        sys.exit(1)
    print(found)
