"""`kiosk tags` as a host uses it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.domain.vocabulary import Topic, built_in
from kiosk.domain.vocabulary.problem import Problem
from kiosk.words import words

OWN = '{"id": "kneadathon", "label": "Kneadathon", "aliases": ["the big knead"], "related": {"baking": 0.5}}\n'


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A room's own vocabulary."""
    path = tmp_path / "room.jsonl"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_it_shows_how_words_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tags", "read", "--json", "SEO, MS Excel and a bit of French", "pubic speeking"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "typed": "SEO, MS Excel and a bit of French",
        "topics": [
            {"text": "SEO", "topic": "SEO", "how": "topic", "suggestions": []},
            {"text": "MS Excel", "topic": "Excel", "how": "alias", "suggestions": []},
            {"text": "a bit of French", "topic": "French", "how": "alias", "suggestions": []},
        ],
    }
    (free,) = second["topics"]
    assert (free["topic"], free["how"], free["suggestions"][0]) == (None, "free", "Public speaking")


def test_it_says_so_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tags", "read", "SEO; MS Excel; pubic speeking"]) == 0
    topic, alias, free = capsys.readouterr().out.splitlines()
    assert topic == words().say("tags.how_topic", text="SEO", topic="SEO")
    assert alias == words().say("tags.how_alias", text="MS Excel", topic="Excel")
    assert free.startswith(words().say("tags.how_free", text="pubic speeking"))
    assert "Public speaking" in free


def test_a_rooms_own_topics_are_known(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tags", "read", "--json", "--room", str(room), "The Big Knead!", "SEO"]) == 0
    own, known = map(json.loads, capsys.readouterr().out.splitlines())
    assert own["topics"][0]["topic"] == "Kneadathon"
    assert known["topics"][0]["topic"] == "SEO"


def test_the_vocabulary_is_printed_as_its_files_hold_it(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tags", "list", "--json", "--room", str(room)]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert json.loads(first) == json.loads(OWN)
    assert len(others) == len(built_in().topics)
    assert main(["tags", "list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(built_in().topics)


def test_a_printed_vocabulary_is_sound_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["tags", "list", "--json"])
    copy = tmp_path / "copy.jsonl"
    copy.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["tags", "check", str(copy)]) == 0


def test_mistakes_are_told_with_file_and_line(room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tags", "check", str(room)]) == 0
    assert str(len(built_in().topics) + 1) in capsys.readouterr().out
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b'{"id": "aa", "label": "Aa"}\n{"id": "bb"}\n\xff\n')
    assert main(["tags", "check", str(room), str(bad)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in told] == [f"{bad}:2:", f"{bad}:3:"]
    assert told[0].endswith("[label_missing]")
    assert told[1].endswith("[encoding]")
    assert all("{" not in line for line in told)


def test_what_cannot_be_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}")
    for arguments in (
        ["tags", "check", str(tmp_path / "none.jsonl")],
        ["tags", "check", str(tmp_path)],
        ["tags", "read", "--room", str(bad), "SEO"],
        ["tags", "list", "--room", str(bad)],
        ["tags", "read", "x" * 10_000],
        ["tags", "read", ",".join(map(str, range(500)))],
    ):
        assert main(arguments) == 2, arguments
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err) > 20
        assert "{" not in err


def test_the_example_in_the_documentation_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parent.parent / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    path = tmp_path / "example.jsonl"
    path.write_text(example, encoding="utf-8")
    assert main(["tags", "check", str(path)]) == 0
    assert main(["tags", "read", "--json", "--room", str(path), "The Big Knead", "knead"]) == 0
    sure, unsure = (json.loads(line)["topics"][0] for line in capsys.readouterr().out.splitlines()[1:])
    assert (sure["topic"], unsure["topic"], unsure["suggestions"][0]) == ("Kneadathon", None, "Kneadathon")
    fields = set(re.findall(r"^\| `(\w+)` \|", page, re.M))
    assert fields == set(Topic.__struct_fields__)


def test_every_problem_has_its_sentence() -> None:
    source = Path(str(sys.modules[Problem.__module__].__file__)).parent
    code = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    sentences = {key.partition("problem_")[2] for key in words().sections("tags") if "problem_" in key}
    assert sentences
    assert all(f'"{name}"' in code for name in sentences), "a sentence that nothing says"


def test_it_needs_no_server() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import json, sys, kiosk.commands_line.tags; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"flask", "gevent", "socketio", "redis"} & set(json.loads(loaded.stdout))
