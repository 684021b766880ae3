"""The web target: a project of plain JavaScript modules, and the game as one page."""

import html
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from vintage_game_generator import kernels
from vintage_game_generator.models.certificate import LanguageProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.parity import (
    WINDOW_NOT_TRIED,
    Tried,
    not_verified,
    proof_of,
    replay_checks,
)
from vintage_game_generator.playtest.process import Finished, run_tool
from vintage_game_generator.targets.chromium import installed_browser
from vintage_game_generator.targets.controls import controls
from vintage_game_generator.targets.rendering import Filter, copied, rendered, template_variables
from vintage_game_generator.targets.target import Target, Trial
from vintage_game_generator.targets.tools import NOT_FOUND, Found, Tool, tool_version
from vintage_game_generator.targets.web_browser import page_checks
from vintage_game_generator.targets.web_page import INDEX, asset_index, page_name, whole_page
from vintage_game_generator.translate.emitters import emitter_sources
from vintage_game_generator.translate.javascript import import_lines, javascript_modules
from vintage_game_generator.translate.javascript_layout import WIDTH
from vintage_game_generator.translate.program import game_rules

KERNEL = Path(kernels.__file__).parent / "web"
COPIED = ("src/kernel", "src/shell", "tools", "eslint.config.js", "tsconfig.json")
"""What goes from the kernel's folder into each game, byte for byte."""
OLDEST_NODE = (18,)
TEMPLATES = {
    "README.md": "README.md.jinja",
    "LICENSE": "LICENSE.jinja",
    ".gitignore": "gitignore.jinja",
    "package.json": "package.json.jinja",
    "index.html": "index.html.jinja",
    "build.mjs": "build.mjs.jinja",
    "replay.mjs": "replay.mjs.jinja",
    "src/game.js": "game.js.jinja",
    "src/main.js": "main.js.jinja",
    "test/recordings.test.mjs": "recordings.test.mjs.jinja",
}


def project_files(config: GameConfig, design: GameDesign, style: StyleGuide) -> dict[str, bytes]:
    """Return the project's code: kernel, rules, page, tools, tests and papers, without assets."""
    variables = template_variables(config, design, style)
    kinds = import_lines("./kernel/constants.js", set(variables["kinds"]))
    variables |= {
        "page": page_name(design.package),
        "tools": _development_tools(),
        "imported": kinds,
        "control_lines": [f"{keys}: {deed}" for keys, deed in controls(design)],
    }
    filters: dict[str, Filter] = {
        "literal": literal,
        "listed": listed,
        "html": html.escape,
        "json": json_text,
        "json_block": json_block,
    }
    files = {
        name: text.encode()
        for name, text in rendered(Language.WEB, TEMPLATES, variables, filters).items()
    }
    for name, source in javascript_modules(game_rules(design)).items():
        files[f"src/rules/{name}"] = source.encode()
    return dict(sorted((files | copied(KERNEL, {name: name for name in COPIED})).items()))


def built(design: GameDesign, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the single page, and the list of assets that the page for developers reads.

    Raises:
        ValueError: A module has a form that is not put into pages.
    """
    return {
        INDEX: asset_index(files).encode(),
        page_name(design.package): whole_page(files).encode(),
    }


def proven(trial: Trial) -> LanguageProof:
    """Return how the game fares in node, and its page in a browser that nobody sees."""
    found = _node_found()
    if not found.well:
        return not_verified(Language.WEB, f"node {found.fact}", lasting=found.lasting)
    node = shutil.which("node") or "node"

    def replay(recording: str) -> Finished:
        file = trial.game.resolve() / recording
        return run_tool([node, "replay.mjs", file], trial.project, os.environ)

    replays = replay_checks(Language.WEB, trial.runs, replay)
    page = page_checks(trial) if trial.shells else Tried(lacking=WINDOW_NOT_TRIED)
    return proof_of(Language.WEB, Tried(replays), page)


def _node_found() -> Found:
    return tool_version("node", OLDEST_NODE)


def _browser_found() -> Found:
    program = installed_browser()
    return tool_version(program) if program else NOT_FOUND


def _development_tools() -> dict[str, str]:
    """Return the packages that check the sources, as the kernel's own project pins them."""
    document = json.loads((KERNEL / "package.json").read_text(encoding="utf-8"))
    tools: dict[str, str] = document["devDependencies"]
    return tools


def literal(value: Any) -> str:
    """Return text, a number or a tuple as JavaScript source, text in the quotes that it needs."""
    if isinstance(value, tuple):
        return f"[{', '.join(literal(one) for one in value)}]"
    if not isinstance(value, str):
        return json.dumps(value)
    inside = json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"')
    quote = "'" if value.count('"') > value.count("'") else '"'
    return quote + inside.replace(quote, f"\\{quote}") + quote


def listed(field: tuple[str, Iterable[str]], indent: int = 2) -> str:
    """Return a field that is a list of texts, on one line or on one a text."""
    name, values = field
    items = [literal(value) for value in values]
    pad = " " * indent
    line = f"{pad}{name}: [{', '.join(items)}],"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"{pad}{name}: [", *(f"{pad}  {item}," for item in items), f"{pad}],"])


def json_text(value: Any) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def json_block(value: Any) -> str:
    """Return an object as JSON, a line an entry, inside of another one."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")


TARGET = Target(
    language=Language.WEB,
    folder="web",
    assets="assets",
    project_files=project_files,
    built=built,
    proven=proven,
    tools=(
        Tool("node", "https://nodejs.org, or your system's package nodejs", _node_found),
        Tool("chromium", "your system's package chromium", _browser_found),
    ),
    code=(
        "targets/web.py",
        "targets/web_page.py",
        "targets/web_modules.py",
        "targets/templates/web",
        "targets/templates/shared",
        *(f"kernels/web/{name}" for name in (*COPIED, "package.json")),
        *emitter_sources(Language.WEB),
    ),
    title="JavaScript, for the web",
    play="web/{name}.html",
    replay="node web/replay.mjs recordings/win.json",
    foundations=(),
    program=None,
    page=page_name,
)
