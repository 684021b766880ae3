"""The certificate: a game is run as a stranger would run it, and what held is written down."""

import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python.kernel.recording import Recording
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, ProvenLevel
from vintage_game_generator.models.certificate import Certificate, Check, LevelProof, RunProof
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.findings import Finding
from vintage_game_generator.playtest.process import last_line, replay_check, run_game
from vintage_game_generator.playtest.recordings import losing_run, random_runs, winning_run
from vintage_game_generator.store.blobs import Store

SCREEN_TEST = Path(__file__).parent / "screen_test.py"
CERTIFICATE = "certificate.json"


def certified(
    design: GameDesign,
    cartridge: Cartridge,
    levels: list[ProvenLevel],
    findings: list[Finding],
    store: Store,
) -> CertifiedGame:
    """Return the game with recordings, screenshots and certificate.

    Raises:
        NotProven: a level could not be won within the whole game, or a check failed.
        BadGame: the game did not end.
    """
    won, proofs = winning_run(design, levels)
    runs = {"win": won, "lose": losing_run(design, levels)}
    for number, run in enumerate(random_runs(design, levels), start=1):
        runs[f"random-{number}"] = run
    recordings = {f"recordings/{name}.json": run.to_json().encode() for name, run in runs.items()}
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        folder = Path(scratch)
        for name, content in (store.get_all(cartridge.files) | recordings).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        with ThreadPoolExecutor(os.cpu_count()) as processes:
            screen = processes.submit(_screen_checks, folder, design.package, proofs)
            replays = processes.map(partial(replay_check, folder, design.package), recordings)
            checks = (*_outcomes(won, runs["lose"]), *replays, *screen.result())
        pictures = {
            f"screenshots/{path.name}": path.read_bytes()
            for path in sorted((folder / "screenshots").glob("*"))
        }
    files = {**cartridge.files, **store.put_all(recordings | pictures)}
    failed = [f"{check.name}: {check.detail}" for check in checks if not check.passed]
    if failed:
        raise NotProven(f"{design.title}: {'; '.join(failed)}")
    certificate = Certificate(
        title=design.title,
        package=design.package,
        generator=version("vintage-game-generator"),
        levels=proofs,
        runs=tuple(_run_proof(name, run) for name, run in runs.items()),
        checks=checks,
        languages={cartridge.language: "verified"},
        findings=tuple(findings),
        files={name: files[name].sha256 for name in sorted(files)},
    ).sealed()
    files[CERTIFICATE] = store.put(certificate.to_json())
    return CertifiedGame(package=design.package, files=files, certificate=certificate)


def findings_of(assets: list[Asset]) -> list[Finding]:
    """Return what the checks remarked on the assets, in the assets' order."""
    return [finding for asset in assets for finding in asset.findings]


def _outcomes(won: Recording, lost: Recording) -> tuple[Check, Check]:
    return (
        Check(
            name="can be won",
            passed=won.outcome == "won",
            detail=f"from the title to the ending in {won.ticks} ticks",
        ),
        Check(
            name="can be lost",
            passed=lost.outcome == "lost",
            detail=f"game over after {lost.ticks} ticks",
        ),
    )


def _screen_checks(folder: Path, package: str, proofs: tuple[LevelProof, ...]) -> tuple[Check, ...]:
    """Return what the screen test saw; it leaves its pictures in the game's `screenshots`."""
    spans = json.dumps([[proof.first_tick, proof.last_tick] for proof in proofs])
    run = run_game(folder, [str(SCREEN_TEST), package, spans])
    if run.returncode != 0:
        return (Check(name="screen", passed=False, detail=last_line(run)),)
    seen = json.loads(run.stdout.splitlines()[-1])
    return tuple(Check.model_validate(check) for check in seen)


def _run_proof(name: str, run: Recording) -> RunProof:
    return RunProof(
        recording=f"recordings/{name}.json", outcome=run.outcome, ticks=run.ticks, hash=run.hash
    )
