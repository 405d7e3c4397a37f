from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def rehearse(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk.cli", "rehearse", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)


def test_a_live_evening_over_real_sockets_ends_well() -> None:
    done = rehearse("--people", "12", "--minutes", "45", "--speed", "180", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["people"] == 12
    assert report["errors"] == 0, report["faults"]
    assert report["meetings"] > 0
    assert report["call_to_phone_ms"]["p99"] > 0
    assert report["join_ms"]["p50"] > 0
    assert report["generator_late_ms"]["p99"] is not None
    assert not report["dry"]


def test_a_dry_evening_prints_one_object() -> None:
    done = rehearse("--people", "30", "--dry", "--json", "--seed", "a")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    for key in ("people", "meetings_per_person", "none", "first_call_min", "call_to_phone_ms", "join_ms", "errors"):
        assert key in report
    assert report["call_to_phone_ms"] == {"p50": None, "p99": None}


def test_a_list_is_rehearsed(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("name,offers,wants,sector\nAda,bread,law,Kitchen\nBo,law,bread,Law\n")
    done = rehearse(str(path), "--dry")
    assert done.returncode == 0, done.stderr
    assert "2 people came" in done.stdout


def test_evenings_are_the_means_of_the_seeds_that_follow() -> None:
    asked = ("--people", "10", "--minutes", "30", "--dry", "--json")
    apart = [json.loads(rehearse(*asked, "--seed", seed).stdout) for seed in ("7", "8")]
    together = json.loads(rehearse(*asked, "--seed", "7", "--evenings", "2").stdout)
    assert together["evenings"] == 2
    assert together.keys() == apart[0].keys()
    for key in ("people", "meetings", "none", "calls"):
        assert together[key] == pytest.approx(sum(each[key] for each in apart) / 2, abs=1e-3)


def test_all_policies_stand_side_by_side() -> None:
    asked = ("--people", "12", "--minutes", "30", "--dry", "--compare")
    done = rehearse(*asked, "--json")
    reports = json.loads(done.stdout)
    assert list(reports) == ["random", "oneway", "greedy", "pairs", "circles", "full"]
    assert {name: report["policy"] for name, report in reports.items()} == {name: name for name in reports}
    only = json.loads(rehearse(*asked[:-1], "--policy", "oneway", "--json").stdout)
    assert {**only, "seconds": 0} == {**reports["oneway"], "seconds": 0}
    table = rehearse(*asked)
    assert table.returncode == done.returncode == 0
    assert table.stderr == ""
    assert all(f"\n{name} " in table.stdout for name in reports)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["nobody.csv", "--dry"], "file_unreadable"),
        (["--people", "0", "--dry"], "number_wrong"),
        (["--minutes", "nan", "--dry"], "number_wrong"),
        (["--speed", "0"], "number_wrong"),
        (["some.csv", "--people", "3"], "both_lists"),
        (["--url", "ftp://x", "--host-key", "k"], "url_wrong"),
        (["--url", "http://127.0.0.1:1/host/room", "--host-key", "k"], "server_away"),
        (["--url", "http://127.0.0.1:1/host/room#k", "--dry"], "url_dry"),
        (["--behaviour", "nothing.json", "--dry"], "file_unreadable"),
        (["--demo", "3"], "demo_url"),
        (["--evenings", "2"], "dry_only"),
        (["--compare"], "dry_only"),
        (["--policy", "pairs"], "dry_only"),
        (["--spots", "3"], "dry_only"),
        (["--dry", "--evenings", "0"], "number_wrong"),
        (["--dry", "--evenings", "2", "--seed", "a"], "seed_number"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(options: list[str], code: str) -> None:
    done = rehearse(*options)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip().endswith(f"[{code}]")
    assert done.stderr.count("\n") == 1
