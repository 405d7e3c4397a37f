"""`kiosk match` as an organiser uses it, with files as organisers have them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.planning.columns import fit, flowing, width

Capture = pytest.CaptureFixture[str]
RING = "Ada,bread,law\nBo,sewing,bread\nCarl,law,sewing\n"


def write(folder: Path, rows: str, head: str = "name,offers,wants\n") -> str:
    path = folder / "people.csv"
    path.write_bytes((head + rows).encode())
    return str(path)


def plan(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert main(["match", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def seats(groups: Sequence[dict[str, Any]]) -> list[int]:
    return [row for group in groups for row in group["rows"]]


def test_the_plan_says_who_gives_what_to_whom(tmp_path: Path, capsys: Capture) -> None:
    found = plan(capsys, write(tmp_path, RING + "Dora,chess,go\n"))
    (only,) = found["rounds"]
    (group,) = only["groups"]
    assert found["people"] == 4
    assert group["kind"] == "circle"
    ring = group["members"]
    assert sorted(ring) == ["Ada", "Bo", "Carl"]
    around = [*zip(ring, [*ring[1:], ring[0]], strict=True)]
    assert [(give["from"], give["to"]) for give in group["gives"]] == around
    assert ("Ada", "Bo") in around
    assert {(give["from"], *give["offers"], *give["wants"]) for give in group["gives"]} == {
        ("Ada", "bread", "bread"),
        ("Bo", "sewing", "sewing"),
        ("Carl", "law", "law"),
    }
    assert group["score"] > 0
    assert group["spot"] is None
    assert [(one["name"], one["why"], one["row"]) for one in only["unserved"]] == [("Dora", "nobody_wants", 5)]
    assert (only["served"], only["bound"], only["exact"]) == (3, 3, True)
    assert 0 <= found["seconds"] < 5


def test_without_circles_a_ring_of_three_is_not_served(tmp_path: Path, capsys: Capture) -> None:
    only = plan(capsys, write(tmp_path, RING), "--max-circle", "2")["rounds"][0]
    assert (only["groups"], only["served"]) == ([], 0)
    assert {one["why"] for one in only["unserved"]} == {"no_ring"}


def test_rows_count_and_not_names(tmp_path: Path, capsys: Capture) -> None:
    only = plan(capsys, write(tmp_path, "Ada,a,b\nAda,b,a\nAda,c,d\nAda,d,c\n"))["rounds"][0]
    assert only["served"] == 4
    assert sorted(seats(only["groups"])) == [2, 3, 4, 5]


def test_everything_that_serves_is_named_what_the_group_is_for_first(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, "Ada,Bread; SEWING; chess,law\nBo,Law,sewing;go;bread *\n")
    group = plan(capsys, path)["rounds"][0]["groups"][0]
    gives = {give["from"]: (give["offers"], give["wants"]) for give in group["gives"]}
    assert gives["Ada"] == (["Bread", "SEWING"], ["bread", "sewing"])
    assert gives["Bo"] == (["Law"], ["law"])


def test_a_level_and_a_star_decide_between_equals(tmp_path: Path, capsys: Capture) -> None:
    rows = "Ada,a[1],b\nBea,a [3],b\nCarl,b,a\n"
    group = plan(capsys, write(tmp_path, rows))["rounds"][0]["groups"][0]
    assert sorted(group["members"]) == ["Bea", "Carl"]
    assert {give["offers"][0] for give in group["gives"]} == {"a", "b"}
    starred = "Ada,a,x\nBea,b,x\nCarl,x,a;b*\n"
    assert sorted(plan(capsys, write(tmp_path, starred))["rounds"][0]["groups"][0]["members"]) == ["Bea", "Carl"]


def test_rounds_never_repeat_a_partner(tmp_path: Path, capsys: Capture) -> None:
    names = "ABCDEF"
    rows = "".join(f"{name},{name};z,{'; '.join(other for other in names if other != name)}\n" for name in names)
    found = plan(capsys, write(tmp_path, rows), "--rounds", "6", "--max-circle", "2")
    met = [frozenset(group["members"]) for made in found["rounds"] for group in made["groups"]]
    assert len(found["rounds"]) == 6
    assert len(met) == len(set(met)) == 15
    assert all(made["served"] == 6 for made in found["rounds"][:5])
    assert {one["why"] for one in found["rounds"][5]["unserved"]} == {"kept_apart"}


def test_tables_are_numbered_and_shared(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, "".join(f"P{n},a{n},b{n}\nQ{n},b{n},a{n}\n" for n in range(5)))
    groups = plan(capsys, path, "--spots", "2")["rounds"][0]["groups"]
    assert [group["spot"] for group in groups] == ["Table 1", "Table 2", "Table 1", "Table 2", "Table 1"]


def test_a_seed_changes_ties_only(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, "".join(f"P{n},a,b\n" for n in range(9)) + "".join(f"Q{n},b,a\n" for n in range(6)))
    plans = {seed: plan(capsys, path, "--seed", seed)["rounds"][0] for seed in "123"}
    again = plan(capsys, path, "--seed", "1")["rounds"][0]
    assert again == plans["1"]
    assert {made["served"] for made in plans.values()} == {12}
    assert len({tuple(sorted(seats(made["groups"]))) for made in plans.values()}) > 1


def test_other_words_and_near_topics_count_when_asked_for(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, "Ada,keeping the books,Javascript\nBo,JavaScript,bookkeeping\nCarl,bookkeeping,chess\n")
    assert plan(capsys, path)["rounds"][0]["served"] == 0
    (group,) = plan(capsys, path, "--related")["rounds"][0]["groups"]
    gives = {give["from"]: (give["offers"], give["wants"]) for give in group["gives"]}
    assert gives == {"Ada": (["keeping the books"], ["bookkeeping"]), "Bo": (["JavaScript"], ["Javascript"])}
    assert main(["match", path, "--related"]) == 0
    assert "keeping the books for bookkeeping" in capsys.readouterr().out


def test_what_people_could_give_is_not_read(tmp_path: Path, capsys: Capture) -> None:
    head = "name,offers,wants,could\n"
    path = write(tmp_path, f"Ada,a,b,{'; '.join(map(str, range(300)))}\nBo,c,a,b\n", head)
    only = plan(capsys, path)["rounds"][0]
    assert only["served"] == 0
    assert {one["name"]: one["why"] for one in only["unserved"]} == {"Ada": "nobody_offers", "Bo": "nobody_wants"}


BAD = (
    "\ufeffname,offers,wants,sector,until\r\n"
    "José Ñandú,a;b [3],c*,X,1:15\r\n"
    ",a,b,,\r\n"
    '"Ada,x,y,z,\r\n'
    "陳大文,c,b,Y,\r\n"
    'Zoë,"' + "x" * 200_000 + '",a,,\r\n'
    "Bo,c,a\r\n"
    "Eve,c,a,,soon\r\n"
    '"Max\nMoritz",c,b,,\r\n'
    ",,,,\r\n"
)


def test_bad_lines_are_listed_and_left_out_only_when_asked(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path, BAD, head="")
    assert main(["match", path, "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split()[1] for line in said.err.splitlines()[:-1]] == ["3", "4", "6", "7", "8"]
    assert "--skip-bad" in said.err
    found = plan(capsys, path, "--skip-bad")
    only = found["rounds"][0]
    assert found["people"] == 3
    assert (only["groups"][0]["kind"], only["served"]) == ("pair", 2)
    assert {"José Ñandú"} < set(only["groups"][0]["members"])
    assert sorted(seats(only["groups"]) + [one["row"] for one in only["unserved"]]) == [2, 5, 9]


@pytest.mark.parametrize(
    ("raw", "options"),
    [
        (b"", []),
        (b"name,offers,wants\n", []),
        (b"name,offers,wants\n,a,b\n", ["--skip-bad"]),
        (b"name,offers,telephone\nAda,a,1\n", ["--skip-bad"]),
        (b"\x89PNG\r\n\x1a\n\0\0\0", ["--skip-bad"]),
        (b"name,offers,wants\nAda,a,b\n", ["--time-limit", "nan"]),
        (b"name,offers,wants\nAda,a,b\n", ["--time-limit", "-1"]),
        (b"name,offers,wants\nAda,a,b\n", ["--rounds", "0"]),
        (b"name,offers,wants\nAda,a,b\n", ["--spots", "-1"]),
        (b"name,offers,wants\nAda,a,b\n", ["-o", "/no/such/folder/plan.csv"]),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    raw: bytes, options: list[str], tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(raw)
    assert main(["match", str(path), "--json", *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith((".", "telephone"))
    assert "{" not in said.err


def test_a_list_that_is_not_there_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert main(["match", str(tmp_path / "nobody.csv")]) == 2
    assert "nobody.csv" in capsys.readouterr().err


def test_odd_rooms_get_an_answer(tmp_path: Path, capsys: Capture) -> None:
    alone = plan(capsys, write(tmp_path, "Ada,a,b\n"))["rounds"][0]
    assert [one["why"] for one in alone["unserved"]] == ["alone"]
    silent = plan(capsys, write(tmp_path, "Ada,,b\nBo,a,\nCarl,,\n"))["rounds"][0]
    assert [one["why"] for one in silent["unserved"]] == ["nothing_to_give", "nothing_to_get", "nothing_to_give"]
    same = plan(capsys, write(tmp_path, "Ada,a,a\n" * 31), "--rounds", "2")
    assert [made["served"] for made in same["rounds"]] == [31, 31]


@pytest.mark.parametrize("limit", ["0", "5"])
def test_ten_thousand_who_are_all_alike_get_an_answer(limit: str, tmp_path: Path, capsys: Capture) -> None:
    only = plan(capsys, write(tmp_path, "Ada,a;b,b;c\n" * 10_000), "--time-limit", limit)["rounds"][0]
    assert only["served"] == 10_000
    assert len(set(seats(only["groups"]))) == 10_000


def test_the_spreadsheet_has_a_line_for_everybody_and_no_formulas(tmp_path: Path, capsys: Capture) -> None:
    rows = '"=HYPERLINK(""http://x"")",+1;@b,-c\nZoë,-c,+1\nCarl,x,y\n'
    file = tmp_path / "plan.csv"
    found = plan(capsys, write(tmp_path, rows), "-o", str(file), "--rounds", "2", "--spots", "3")
    assert found["rounds"][0]["groups"][0]["members"] in (
        ["Zoë", '=HYPERLINK("http://x")'],
        ['=HYPERLINK("http://x")', "Zoë"],
    )
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert list(lines[0]) == ["round", "group", "kind", "table", "name", "row", "gives", "to", "to_row", "why"]
    assert sorted((line["round"], line["row"]) for line in lines) == [(made, row) for made in "12" for row in "234"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.values())
    (formula,) = [line for line in lines if line["round"] == "1" and line["row"] == "2"]
    assert (formula["name"], formula["gives"]) == ('\'=HYPERLINK("http://x")', "'+1")
    assert (formula["kind"], formula["to"], formula["to_row"], formula["table"]) == ("pair", "Zoë", "3", "1")
    (left,) = [line for line in lines if line["round"] == "1" and line["row"] == "4"]
    assert (left["kind"], left["group"]) == ("none", "")
    assert left["why"]


def test_a_plan_in_plain_letters_has_no_byte_order_mark(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "plan.csv"
    plan(capsys, write(tmp_path, RING), "-o", str(file))
    assert file.read_bytes().startswith(b"round,group,")


def test_the_table_fits_the_terminal(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long = "Wolfeschlegelsteinhausenbergerdorff-Übermaß\x1b[31m"
    rows = f"{long},{'b' * 80},law\n陳大文陳大文陳大文陳大文陳大文,law;x,{'b' * 80}\n" + "Ada,q,r\n" * 40
    file = tmp_path / "plan.csv"
    assert main(["match", write(tmp_path, rows), "-o", str(file)]) == 0
    said = capsys.readouterr()
    assert max(map(width, said.out.splitlines()[:-1])) <= 80
    assert "\x1b" not in said.out
    assert "2 of 42 people meet, in one pair." in said.out
    assert "Ada (line 17)" in said.out
    assert str(file) in said.out
    assert said.err == ""


def test_columns_count_places_and_not_letters() -> None:
    assert width("陳大文") == 6
    assert width("e\u0301") == 1
    assert fit("陳大文", 4) == "陳… "
    assert fit("Ada", 5) == "Ada  "
    assert list(flowing(["aa", "bb", "cc"], 9, "  ")) == ["  aa, bb,", "  cc"]


def test_it_is_a_command_that_loads_no_web(tmp_path: Path) -> None:
    path = write(tmp_path, RING)
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.cli", "match", path],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert "3 of 3 people meet, in one circle of three." in done.stdout
    assert done.stderr == ""
    loaded = "import sys; from kiosk.cli import main; main(['match', sys.argv[1]]); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded, path], capture_output=True, text=True, check=True)
    assert "'kiosk.planning.plan'" in done.stdout
    assert "'flask'" not in done.stdout
    assert "'gevent'" not in done.stdout
