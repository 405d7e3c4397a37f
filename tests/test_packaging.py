"""The wheel and the sdist hold everything: installed elsewhere, the kiosk runs from any directory."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import KioskServer

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.timeout(400)  # two builds and an installation


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of this checkout, and the wheel built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    # The backend is among the tests' own packages, so nothing is fetched for the build.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with the wheel in it."""
    place = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(place, with_pip=True)
    run(str(place / "bin" / "python"), "-m", "pip", "install", "-q", str(next(built.glob("*.whl"))))
    return place / "bin"


@pytest.fixture
def server(installed: Path, tmp_path: Path) -> Iterator[KioskServer]:
    """The installed kiosk, started in a directory that is not the checkout."""
    server = KioskServer(tmp_path / "house", command=[str(installed / "kiosk")])
    somewhere = tmp_path / "somewhere"
    somewhere.mkdir()
    server.start(cwd=somewhere)
    yield server
    server.kill()


def run(*command: str) -> str:
    """What the command prints; fails with all it said."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(command[0]).parent)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def names(folder: str) -> set[str]:
    """The files of a folder of this checkout, relative to it."""
    return {
        str(path.relative_to(ROOT / folder))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_code_pages_and_words(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    assert {f"kiosk/_site/templates/{name}" for name in names("templates")} <= held
    assert {f"kiosk/_site/static/{name}" for name in names("static")} <= held
    assert {f"kiosk/{name}" for name in names("kiosk") if name.endswith((".py", ".json", ".jsonl"))} <= held
    assert not [name for name in held if name.startswith("tests")]


def test_the_sdist_holds_no_leavings(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        held = {name.split("/", 1)[-1] for name in sdist.getnames()}
    assert {"pyproject.toml", "README.md", "kiosk/cli.py", "tests/run"} <= held
    assert not [name for name in held if re.search(r"(^|/)(\.venv|kiosk-data|__pycache__|\.hypothesis)(/|$)", name)]


def test_the_installed_kiosk_says_how_it_is_used(installed: Path) -> None:
    said = run(str(installed / "kiosk"), "--help")
    assert "run" in said
    assert "rehearse" in said


def test_the_installed_kiosk_serves_its_pages_and_what_they_load(server: KioskServer) -> None:
    for screen in ("join", "wall", "host", "door"):
        status, kind, page = server.get(server.links[screen].split("#")[0])
        assert (status, kind.split(";")[0]) == (200, "text/html"), screen
        loads = re.findall(r'(?:href|src)="(/static/[^"#]+)', page.decode())
        assert any(path.endswith(".css") for path in loads) or "<style>" in page.decode()
        assert any(path.endswith(".js") for path in loads)
        for path in loads:
            assert server.get(path)[0] == 200, path


def test_the_installed_kiosk_ends_cleanly_on_ctrl_c_and_resumes_its_room(server: KioskServer) -> None:
    room = server.links["room"]
    assert server.stop() in {0, 130}, server.log()
    assert "Traceback" not in server.log()
    server.start()
    assert server.links["room"] == room
