"""The written web project: what node and a browser make of it, and what a person would."""

import base64
import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.javascript_programs import random_inputs, random_levels
from tests.node_tools import run_node_tool
from tests.plans import FEATURES, Plan, plan
from tests.waiting import LONGEST
from vintage_game_generator.kernels.python.kernel import KIND_NAMES, Level, new_world
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.models.certificate import RunProof
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.targets import python
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.targets.web import KERNEL, TARGET, literal, proven
from vintage_game_generator.translate.program import program

MIXES: list[tuple[Genre, tuple[Feature, ...]]] = [
    (genre, mix) for genre in Genre for mix in ((), FEATURES[genre])
]
HOSTILE = "A \"b\" 'c' & <b> </script><!-- <script> ${x} \\ 潮 \u2028"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


class Project(NamedTuple):
    """A game on disk: its web project with maps, and a recording beside it."""

    folder: Path
    made: Plan
    files: dict[str, bytes]
    recording: Recording

    @property
    def web(self) -> Path:
        return self.folder / "web"

    @property
    def page(self) -> str:
        return f"{self.made.design.package.replace('_', '-')}.html"


def tiled(level: Level, tile: int) -> bytes:
    """Return a level as a map, all of whose drawn cells are empty."""
    size = {"width": level.width, "height": level.height, "type": "tilelayer"}
    points = [
        {
            "type": KIND_NAMES[spawn.kind],
            "x": spawn.column * tile + tile // 2,
            "y": (spawn.row + 1) * tile - 1,
            "properties": [{"name": "tag", "type": "int", "value": spawn.tag}],
        }
        for spawn in level.spawns
    ]
    cells = [257 + cell if cell else 0 for cell in level.cells]
    document = {
        "width": level.width,
        "height": level.height,
        "tilewidth": tile,
        "tileheight": tile,
        "tilesets": [{"firstgid": 1}, {"firstgid": 257}],
        "layers": [
            size | {"name": "terrain", "data": [0] * len(cells)},
            size | {"name": "cells", "data": cells},
            {"name": "actors", "type": "objectgroup", "objects": points},
        ],
    }
    return json.dumps(document).encode()


def project_in(folder: Path, made: Plan) -> Project:
    """Write a plan's web project with levels of chance, and a recording of random play."""
    design = made.design
    rng = random.Random(5)
    levels = [random_levels(rng)[0] for _ in design.levels]
    files = TARGET.project_files(made.config, design, made.style)
    for number, level in enumerate(levels, start=1):
        files[f"assets/levels/level-{number}.tmj"] = tiled(level, made.style.tile)
    files |= {"assets/sprites/hero.png": PICTURE, "assets/sounds/jump.wav": b"RIFF"}
    files |= TARGET.built(design, files)
    recording = record(
        program(design).step,
        new_world(levels, design.seed),
        random_inputs(rng, 600),
        design.package,
    )
    written = {f"web/{name}": content for name, content in files.items()}
    written["recordings/win.json"] = recording.to_json().encode()
    for name, content in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Project(folder, made, files, recording)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An adventure with everything, of a title that would end any text it is put into."""
    made = plan(Genre.ACTION_ADVENTURE, name="Web", features=FEATURES[Genre.ACTION_ADVENTURE])
    story = made.design.story.model_copy(update={"tagline": HOSTILE, "intro": (HOSTILE,)})
    design = made.design.model_copy(update={"title": HOSTILE, "story": story})
    return project_in(tmp_path_factory.mktemp("web"), made._replace(design=design))


def node(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node", *arguments],
        cwd=project.web,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def test_the_kernel_passes_its_own_tests() -> None:
    done = subprocess.run(
        ["node", "--test"], cwd=KERNEL, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert done.returncode == 0, done.stdout


FORMATTED = ("eslint.config.js", "src", "test", "tools", "toy")


@pytest.mark.parametrize("tool", [("tsc",), ("eslint", "."), ("prettier", "--check", *FORMATTED)])
def test_the_kernel_is_typed_clean_and_formatted(tool: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "kernel"
    shutil.copytree(KERNEL, folder)
    done = run_node_tool(folder, *tool)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", [("tsc",), ("eslint", ".")])
def test_a_project_is_typed_and_clean(tool: tuple[str, ...], project: Project) -> None:
    done = run_node_tool(project.web, *tool)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_written_for_a_game_is_formatted(tmp_path: Path) -> None:
    paths = []
    for number, (genre, features) in enumerate(MIXES):
        made = plan(genre, name="Web", features=features, seed=1)
        files = TARGET.project_files(made.config, made.design, made.style)
        for name in ("src/game.js", "src/main.js", "replay.mjs", "build.mjs", "package.json"):
            path = tmp_path / f"{number}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
            paths.append(str(path))
    done = run_node_tool(tmp_path, "prettier", "--print-width", "100", "--check", *paths)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_game_says_of_itself_what_the_python_game_says(
    project: Project, tmp_path: Path
) -> None:
    made = project.made
    for name, content in python.project_files(made.config, made.design, made.style).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    script = (
        "import dataclasses, json\n"
        f"from {made.design.package}.game import GAME\n"
        "fields = {f.name: getattr(GAME, f.name) for f in dataclasses.fields(GAME)}\n"
        "fields['stages'] = [dataclasses.asdict(stage) for stage in GAME.stages]\n"
        "fields['sprites'] = sorted(GAME.sprites.items())\n"
        "del fields['step'], fields['assets']\n"
        "print(json.dumps(fields))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    wanted = {
        re.sub("_(.)", lambda found: found[1].upper(), name): value
        for name, value in json.loads(told.stdout).items()
    }
    said = node(
        project,
        "--input-type=module",
        "-e",
        'import { GAME } from "./src/game.js";'
        "const { step, ...fields } = GAME;"
        "const sprites = [...GAME.sprites].sort((one, other) => one[0] - other[0]);"
        "console.log(JSON.stringify({ ...fields, sprites }));",
    )
    assert json.loads(said.stdout) == wanted


def test_a_replay_prints_what_python_prints(project: Project) -> None:
    done = node(project, "replay.mjs", "../recordings/win.json")
    recording = project.recording
    lines = [
        json.dumps({"tick": one.tick, "hash": one.hash, "level": one.level, "state": one.state})
        for one in recording.checkpoints
    ]
    lines.append(
        json.dumps({"outcome": recording.outcome, "ticks": recording.ticks, "hash": recording.hash})
    )
    assert done.stdout.splitlines() == lines
    assert (done.returncode, done.stderr) == (0, "")


def test_a_recording_that_does_not_match_and_one_that_is_none(
    project: Project, tmp_path: Path
) -> None:
    text = project.recording.to_json()
    second = project.recording.checkpoints[1].hash
    false = tmp_path / "false.json"
    false.write_text(text.replace(second, "00000000"), encoding="utf-8")
    done = node(project, "replay.mjs", str(false))
    assert done.returncode == 1
    assert '{"mismatch": 120, "expected": ' in done.stdout.splitlines()[-1]
    done = node(project, "replay.mjs", "none.json")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{project.made.design.package}: none.json: cannot be read (")
    assert len(done.stderr.splitlines()) == 1


def test_the_speed_is_measured_in_ticks_and_seconds(project: Project) -> None:
    done = node(project, "replay.mjs", "--bench", "3", "../recordings/win.json")
    told = json.loads(done.stdout)
    assert told["ticks"] == 3 * project.recording.ticks
    assert told["seconds"] > 0


def test_the_projects_own_tests_pass(project: Project) -> None:
    done = node(project, "--test")
    assert done.returncode == 0, done.stdout
    assert "# pass 2" in done.stdout


def test_node_builds_the_very_page_that_python_built(project: Project) -> None:
    for name in (project.page, "assets/index.json"):
        (project.web / name).unlink()
    assert node(project, "build.mjs").returncode == 0
    for name in (project.page, "assets/index.json"):
        assert (project.web / name).read_bytes() == project.files[name]


class Reader(HTMLParser):
    """Notes what a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append((self.found[-1][0] if self.found else "", data))

    def text(self, tag: str) -> list[str]:
        return [data for found, data in self.texts if found == tag and data.strip()]


def test_the_page_holds_its_title_whatever_is_in_it(project: Project) -> None:
    page = Reader(project.files[project.page].decode())
    assert page.text("title") == [HOSTILE]
    tags = [tag for tag, _ in page.found]
    assert "b" not in tags
    assert (tags.count("title"), tags.count("script")) == (1, 2)
    description = {"name": "description", "content": HOSTILE}
    assert ("meta", description) in page.found


def test_the_page_may_run_its_own_script_and_reach_nothing(project: Project) -> None:
    text = project.files[project.page].decode()
    page = Reader(text)
    policy = next(fields["content"] or "" for _, fields in page.found if "http-equiv" in fields)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    script = "".join(page.text("script")[1:])
    for kind, content in (("script", script), ("style", "".join(page.text("style")))):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("*"))
    assert not re.search(r"https?:", code)  # comments name their sources
    assert not any("src" in fields or "href" in fields for _, fields in page.found)


def test_the_page_holds_every_asset(project: Project) -> None:
    page = Reader(project.files[project.page].decode())
    embedded = json.loads(page.text("script")[0])
    assets = {
        name.removeprefix("assets/"): content
        for name, content in project.files.items()
        if name.startswith("assets/") and name != "assets/index.json"
    }
    assert {name: base64.b64decode(text) for name, text in embedded.items()} == assets
    assert json.loads(project.files["assets/index.json"]) == sorted(assets)


def test_a_module_that_no_page_can_hold_is_refused(project: Project) -> None:
    files = project.files | {"src/main.js": b'import "./game.js";\n'}
    with pytest.raises(ValueError, match=r'^src/main.js: cannot be put into a page: import "./'):
        TARGET.built(project.made.design, files)
    files = project.files | {"src/game.js": b'import { start } from "./main.js";\n'}
    with pytest.raises(ValueError, match=r"in a circle: src/main\.js -> src/game\.js"):
        TARGET.built(project.made.design, files)


def test_text_is_written_in_the_quotes_that_it_needs() -> None:
    assert literal('say "no"') == "'say \"no\"'"
    assert literal('it\'s "so"') == "'it\\'s \"so\"'"
    assert literal("a\nb\\") == '"a\\nb\\\\"'
    assert literal((16, 13)) == "[16, 13]"


def trial(project: Project, **changes: str) -> Trial:
    recording = project.recording
    fields = {"outcome": recording.outcome, "hash": recording.hash} | changes
    run = RunProof.model_validate(
        {"recording": "recordings/win.json", "ticks": recording.ticks} | fields
    )
    return Trial(project.folder, project.web, "web", (run,), {}, shells=False)


def test_a_game_is_proven_by_its_recordings(project: Project) -> None:
    proof = proven(trial(project))
    assert proof.verdict == "verified; window not tried"
    assert [(check.name, check.passed) for check in proof.checks] == [("web: replay win", True)]
    assert proven(trial(project, hash="00000000")).verdict == "failed: web: replay win"


def test_without_node_nothing_is_proven_and_nothing_fails(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert proven(trial(project)).verdict == "not verified (node not found)"
    old = tmp_path / "node"
    old.write_text("#!/bin/sh\necho v16.20.2\n", encoding="utf-8")
    old.chmod(0o755)
    proof = proven(trial(project))
    assert proof.verdict == "not verified (node 16.20.2 is older than 18)"


def test_the_same_game_is_the_same_bytes(project: Project) -> None:
    made = project.made
    again = TARGET.project_files(made.config, made.design, made.style)
    assert again.items() <= project.files.items()
    assert not any(b"vintage_game_generator" in content for content in again.values())
