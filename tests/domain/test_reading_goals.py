"""How well what people type is understood, held to what was promised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.domain.vocabulary import built_in, read
from tests.bench import bench_reading
from tests.bench.bench_reading import corpus, graded, merges, traps
from tests.machine import slowness


def test_typed_words_are_understood_as_well_as_promised(capsys: pytest.CaptureFixture[str]) -> None:
    bench_reading.main()
    report = json.loads(capsys.readouterr().out)
    assert all(report[goal] >= report["goals"][goal] for goal in ("first", "suggested", "sentences")), report
    assert report["merged"] == 0, report
    # How fast it is, the bench tells: here only that nobody waits for it.
    assert report["load_s"] < 1.0 * slowness(), report


def test_the_corpus_is_as_large_and_as_mixed_as_promised() -> None:
    lines = corpus()
    assert len({line.typed for line in lines}) == len(lines) >= 400
    assert sum(line.sentence for line in lines) >= 0.3 * len(lines)
    known = built_in().topics
    assert {topic for line in lines for part in line.topics for topic in part} <= set(known)
    assert all(len(line.topics) == 1 and line.topics[0] for line in lines if line.sentence)


@pytest.mark.parametrize("pair", traps(), ids=" | ".join)
def test_no_trap_is_one_topic_silently(pair: tuple[str, str]) -> None:
    assert not merges(*pair, built_in())


def test_there_are_traps_enough_and_each_is_read_as_something() -> None:
    pairs = traps()
    assert len({frozenset(pair) for pair in pairs}) == len(pairs) >= 70
    assert all(read(text, built_in()) for pair in pairs for text in pair)


def test_no_sentence_decides_on_a_wrong_topic() -> None:
    assert not [line.typed for line in corpus() for grade in graded(line, built_in()) if line.sentence and grade.silent]


def test_the_bench_notices_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus.jsonl").write_text(
        '{"typed": "beekeeping", "topics": [["bookkeeping"]]}\n'
        '{"typed": "I keep bees", "topics": [["bookkeeping"]], "sentence": true}\n'
    )
    (tmp_path / "traps.jsonl").write_text('["book keeping", "bookkeeping"]\n')
    monkeypatch.setattr(bench_reading, "HERE", tmp_path)
    assert bench_reading.main() == 1
