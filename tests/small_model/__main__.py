"""Whole games by a small real model: every game must certify, however weak the model is.

`make check-llm` makes six; `python -m tests.small_model --games 1 --threads 1` fewer, on one core.
A piece is the model's own if its answer was kept and is in the game.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.small_model.installing import installed, place
from tests.small_model.serving import served

BRIEFS = (
    ("Tide Keeper", "platformer", "side-view", "nes", "A lighthouse keeper fights tide ghosts."),
    ("Moss Vault", "action-adventure", "top-down", "game-boy", "A gardener opens a sunken vault."),
    ("Copper Comet", "platformer", "side-view", "snes", "A mechanic chases a comet over roofs."),
    ("Ash Orchard", "action-adventure", "three-quarter", "snes", "An orchard burns every night."),
    ("Pocket Storm", "platformer", "side-view", "pico-8", "A postman carries a storm in a bag."),
    ("Ink Harbour", "platformer", "side-view", "game-boy", "A diver writes letters to a whale."),
)
WISHES = {"platformer": "a glide while A is held", "action-adventure": "a magnet for coins"}
FEWEST_KEPT = 0.5  # the share of a phase's pieces that must be the model's own
FEATURE = "feature"  # rules are hard to write: here every one that is kept is a gain


def main() -> int:
    """Make the games, print what was the model's by phase; return 0 if all promises hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.small_model")
    parser.add_argument("--games", type=int, default=len(BRIEFS))
    parser.add_argument("--first", type=int, default=0, help="which brief comes first")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--at-once", type=int, default=4, help="questions at the same time")
    chosen = parser.parse_args()
    model, server = installed()
    games: list[dict[str, Any]] = []
    log = place() / "server.log"
    with (
        tempfile.TemporaryDirectory(prefix="vintage-small-model-") as scratch,
        served(model, server, log, at_once=chosen.at_once, threads=chosen.threads) as address,
    ):
        for number in range(chosen.first, chosen.first + chosen.games):
            games.append(_game(number, address, Path(scratch), chosen.at_once))
    return _judged(games)


def _game(number: int, address: str, folder: Path, at_once: int) -> dict[str, Any]:
    name, genre, perspective, console, told = BRIEFS[number % len(BRIEFS)]
    fields = {
        "name": name,
        "genre": genre,
        "perspective": perspective,
        "art_style": console,
        "features": ["combat", "bosses"],
        "custom_description": told,
        "custom_features": [WISHES[genre]],
        "author": "openai/small",
        "api_base": address,
        "seed": number,
    }
    brief = folder / f"brief-{number}.yaml"  # JSON is YAML
    brief.write_text(json.dumps(fields))
    begun = time.monotonic()
    command = [
        *(str(Path(sys.executable).with_name("vintage")), "generate", str(brief)),
        *("--out", str(folder / "games"), "--parallel", str(at_once)),
        *("--answer-seconds", "900", "--json"),
    ]
    environment = os.environ | {"VINTAGE_HOME": str(folder / "home")}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    told_json = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}
    kept, left = _pieces(told_json)
    game = {
        "name": f"{name} ({console}, {genre})",
        "certified": bool(told_json.get("certified")),
        "seconds": round(time.monotonic() - begun),
        "kept": kept,
        "left": left,
        "findings": told_json.get("findings", []),
    }
    verdict = "certified" if game["certified"] else "NOT CERTIFIED"
    print(f"{game['name']}: {verdict} in {game['seconds']} s", flush=True)
    for phase in sorted({*kept, *left}):
        print(f"  {phase:10} {kept[phase]} by the model, {left[phase]} by rule", flush=True)
    for finding in game["findings"]:
        print(f"  {finding['code']}: {finding['subject']}: {finding['message'][:200]}", flush=True)
    return game


def _pieces(told: dict[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many pieces of each phase were the model's, and how many the rules'."""
    kept: dict[str, int] = defaultdict(int)
    left: dict[str, int] = defaultdict(int)
    if not told.get("game"):
        return kept, left
    rows = [
        json.loads(line)
        for line in (Path(told["game"]) / "provenance.jsonl").read_text().splitlines()
    ]
    codes = [(finding["code"], finding["subject"]) for finding in told["findings"]]
    gone = {subject for code, subject in codes if code == "fell-back"}
    for phase, piece in {(row["phase"], row["piece"]) for row in rows}:
        own = any(
            row["outcome"] == "kept" and (row["phase"], row["piece"]) == (phase, piece)
            for row in rows
        )
        (kept if own and piece not in gone else left)[phase] += 1
    removed = sum(code == "feature-left-out" for code, _ in codes)
    kept[FEATURE] -= removed
    left[FEATURE] += removed
    return kept, left


def _judged(games: list[dict[str, Any]]) -> int:
    certified = sum(game["certified"] for game in games)
    print(f"\ncertified: {certified} of {len(games)}")
    fine = certified == len(games)
    for phase in sorted({phase for game in games for phase in (*game["kept"], *game["left"])}):
        kept = sum(game["kept"][phase] for game in games)
        left = sum(game["left"][phase] for game in games)
        enough = phase == FEATURE or kept >= FEWEST_KEPT * (kept + left)
        fine = fine and enough
        print(
            f"{phase:10} {kept} of {kept + left} pieces by the model{'' if enough else ': TOO FEW'}"
        )
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
