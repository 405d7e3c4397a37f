"""The README tells the truth: its settings, commands, options, paths and pictures exist."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.config import Config

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def settings_table() -> str:
    """The rows that the README must have, from the process's own table."""
    return "\n".join(
        f"| `{row.metadata['env']}` | {f'`{row.default}`' if row.default != '' else ''} "
        f"| {row.metadata['unit']} | {row.metadata['meaning']} |"
        for row in fields(Config)
    )


def helps(*command: str) -> str:
    """What `kiosk … --help` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.cli", *command, "--help"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_settings_table_is_the_processes_own() -> None:
    match = re.search(r"<!-- settings:.*?-->\n(.*?)\n?<!-- /settings -->", README, re.S)
    assert match
    rows = match[1].split("\n", 2)[2] if match[1].count("\n") >= 2 else ""
    assert rows == settings_table(), f"README.md should hold:\n{settings_table()}"


def test_every_command_and_option_exists() -> None:
    shown = re.findall(r"\bkiosk (run|rehearse|match|print|tags|doctor|export|erase)\b([^`\n]*)", README)
    assert {command for command, _ in shown} >= {"run", "rehearse", "match"}
    for command, rest in shown:
        said = helps(command)
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in said, f"kiosk {command} has no {option}"


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+?)\)", README))
def test_every_link_and_picture_is_there(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:kiosk|tests|templates|static|docs)(?:/[a-z_./]+)?)`", README)))
)
def test_every_path_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_first_two_commands_are_the_two(tmp_path: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)\n```", README, re.S)
    assert blocks[0].startswith("python3 -m venv .venv && ")
    assert ".venv/bin/kiosk run" in blocks[0]
    assert blocks[1] == "tests/run"
