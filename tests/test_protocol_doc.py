"""docs/protocol.md says what is so: held against the commands, the snapshots, the catalogue and the addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from flask import Flask
from msgspec import inspect

from kiosk import web
from kiosk.domain import commands
from kiosk.domain.commands import DOOR_COMMANDS, HOST_COMMANDS, PHONE_COMMANDS
from kiosk.domain.entries import Beacon
from kiosk.domain.settings import Settings
from kiosk.live.snapshots import door, head, host, keeping, log, phone, wall, weighed
from kiosk.web.answers import status_of
from kiosk.words import words

PAGE = (Path(__file__).parent.parent / "docs" / "protocol.md").read_text(encoding="utf-8")
COMMANDS = {**PHONE_COMMANDS, **HOST_COMMANDS, **DOOR_COMMANDS}
NOT_SENT = {head.Snapshot, head.Sight}
METHODS = {"GET", "POST"}


def rows(text: str) -> list[list[str]]:
    """The rows of a part's tables, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [row for row in cells if row[0] not in {"---", "field", "code", "address", "screen"}]


def part(title: str) -> str:
    """The text below a heading, up to the next one."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S)
    assert found, f"docs/protocol.md has no part {title!r}"
    return found[2]


def sent_structs(*modules: ModuleType) -> list[type[msgspec.Struct]]:
    """The Structs that the modules define."""
    found = [
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__
    ]
    return [kind for kind in found if kind not in NOT_SENT]


STRUCTS: list[type[msgspec.Struct]] = [
    *sent_structs(phone, keeping, wall, host, weighed, log, door, head),
    Beacon,
    Settings,
    commands.OfferTyped,
    commands.WantTyped,
    commands.AskedTopic,
]


def spell(kind: inspect.Type) -> str:
    """A type as the page spells it."""
    if isinstance(kind, inspect.Metadata):
        return spell(kind.type)
    if isinstance(kind, inspect.UnionType):
        return " or ".join(map(spell, kind.types))
    if isinstance(kind, inspect.LiteralType):
        return " · ".join(f'"{value}"' for value in kind.values)
    if isinstance(kind, inspect.ListType):
        most = f", ≤ {kind.max_length}" if kind.max_length else ""
        return f"list of {spell(kind.item_type)}{most}"
    if isinstance(kind, inspect.StructType):
        return f"[{kind.cls.__name__}](#{kind.cls.__name__.lower()})"
    if isinstance(kind, inspect.StrType):
        least = f"{kind.min_length}–" if kind.min_length else "≤ "
        return f"text {least}{kind.max_length}" if kind.max_length else "text"
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        name = "int" if isinstance(kind, inspect.IntType) else "number"
        if kind.ge is None:
            return name
        return f"{name} {kind.ge:g}–{kind.le}" if kind.le is not None else f"{name} ≥ {kind.ge:g}"
    return {inspect.BoolType: "bool", inspect.NoneType: "null", inspect.AnyType: "any"}[type(kind)]


def default(field: inspect.Field) -> str:
    """A field's default as the page spells it."""
    if field.required:
        return "required"
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    return f"`{json.dumps(msgspec.to_builtins(value))}`"


def address(rule: str) -> str:
    """An address as the page spells it: without its places' converters."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule).replace("<seen>", "<digest>")


def fields_of(kind: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return info.fields


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_there_with_its_fields(name: str) -> None:
    text = part(f"`{name}`")
    expected = [[f"`{field.encode_name}`", spell(field.type), default(field)] for field in fields_of(COMMANDS[name])]
    assert [row[:3] for row in rows(text)] == expected
    for screen, known in (("phone", PHONE_COMMANDS), ("host", HOST_COMMANDS), ("door", DOOR_COMMANDS)):
        assert (screen in text.split("*")[1]) == (name in known)


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
def test_every_object_stands_there_with_its_fields(kind: type[msgspec.Struct]) -> None:
    found = rows(part(kind.__name__))
    assert [row[:2] for row in found] == [[f"`{field.encode_name}`", spell(field.type)] for field in fields_of(kind)]
    assert all(row[-1] for row in found), "a field without its meaning"


def test_nothing_stands_there_that_is_not() -> None:
    titles = re.findall(r"^### (.+)$", PAGE, re.M)
    assert sorted(titles) == sorted([*(f"`{name}`" for name in COMMANDS), *(kind.__name__ for kind in STRUCTS)])


def test_every_refusal_stands_there_with_its_status_and_words() -> None:
    texts = words().sections("refusal")
    expected = {key.partition(".")[2]: [str(status_of(key.partition(".")[2])), text] for key, text in texts.items()}
    assert {row[0].strip("`"): row[1:] for row in rows(part("Refusals"))} == expected


def test_every_code_that_is_raised_has_its_words() -> None:
    source = Path(__file__).parent.parent / "kiosk"
    raised = {
        code
        for path in source.rglob("*.py")
        if "rehearse" not in path.parts
        for code in re.findall(r"Refusal\(\s*\"(\w+)\"", path.read_text(encoding="utf-8"))
    }
    assert raised <= {key.partition(".")[2] for key in words().sections("refusal")}


def test_every_address_stands_there() -> None:
    app = Flask("addresses", static_folder=None)
    web.init_app(app)
    served = {
        f"{method} `{address(rule.rule)}`"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & METHODS
    }
    assert {row[0] for row in rows(part("HTTP"))} == served


def test_every_link_inside_the_page_leads_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", PAGE, re.M)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= anchors
