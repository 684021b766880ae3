"""The certificate: a game is run as a stranger would run it, and what held is written down."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

from vintage_game_generator.cores import cores
from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python.kernel.recording import Recording
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, ProvenLevel
from vintage_game_generator.models.certificate import (
    RUNS,
    Certificate,
    Check,
    PictureProof,
    RunProof,
)
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.findings import Finding
from vintage_game_generator.playtest.acting import acting_checks
from vintage_game_generator.playtest.process import looked_at, replay_check
from vintage_game_generator.playtest.recordings import losing_run, random_runs, winning_run
from vintage_game_generator.store.blobs import Store

PICTURES = "screenshots"

FEWEST_FOES = 4  # kinds, each with a behaviour of its own


def certified(
    design: GameDesign,
    cartridge: Cartridge,
    levels: list[ProvenLevel],
    findings: list[Finding],
    store: Store,
) -> CertifiedGame:
    """Return the game with recordings and screenshots, and its certificate, yet to be sealed.

    Raises:
        NotProven: a level could not be won within the whole game, or a check failed.
        BadGame: the game did not end.
    """
    won, proofs = winning_run(design, levels)
    lead = list(won.buttons())[: proofs[-1].first_tick]
    lost = losing_run(design, levels)
    played = dict(zip(RUNS, (won, lost, *random_runs(design, levels, lead)), strict=True))
    runs = tuple(_run_proof(name, run) for name, run in played.items())
    recordings = {f"recordings/{name}.json": run.to_json().encode() for name, run in played.items()}
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        folder = Path(scratch)
        for name, content in (store.get_all(cartridge.files) | recordings).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        with ThreadPoolExecutor(cores()) as processes:
            looking = processes.submit(looked_at, folder, design.package, proofs, PICTURES)
            replays = processes.map(partial(replay_check, folder, design.package), runs)
            cast = _cast_check(design, levels)
            acting = acting_checks(design, levels, played)
            screen = looking.result()
            checks = (*_outcomes(won, lost), cast, *acting, *replays, *screen.checks)
        pictures = {
            f"{PICTURES}/{path.name}": path.read_bytes()
            for path in sorted((folder / PICTURES).glob("*"))
        }
    files = {**cartridge.files, **store.put_all(recordings | pictures)}
    certificate = Certificate(
        title=design.title,
        package=design.package,
        generator=version("vintage-game-generator"),
        levels=proofs,
        runs=runs,
        checks=checks,
        pictures=tuple(
            PictureProof(file=f"{PICTURES}/{name}", recording=runs[0].recording, tick=tick)
            for name, tick in screen.pictures.items()
        ),
        languages={cartridge.language: "verified"},
        findings=tuple(findings),
        files={},
    )
    failed = [f"{check.name}: {check.detail}" for check in checks if not check.passed]
    failed = failed or [f"the certificate lacks {gap}" for gap in certificate.gaps]
    if failed:
        raise NotProven(f"{design.title}: {'; '.join(failed)}")
    return CertifiedGame(package=design.package, files=files, certificate=certificate)


def findings_of(assets: Sequence[Asset], credits: Sequence[Credits] = ()) -> list[Finding]:
    """Return what was remarked on the authors' drafts, then on the assets, in their order."""
    said = [finding for one in credits for finding in one.findings]
    return said + [finding for asset in assets for finding in asset.findings]


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


def _cast_check(design: GameDesign, levels: list[ProvenLevel]) -> Check:
    """Return whether every foe of the cast is in some level, and there are enough kinds."""
    there = {spawn.kind for proven in levels for spawn in proven.level.spawns}
    missing = [foe.name for foe in design.enemies if foe.behaviour not in there]
    met = len(design.enemies) - len(missing)
    return Check(
        name="foes are met",
        passed=not missing and met >= FEWEST_FOES,
        detail=f"{met} kinds of foes" + (f"; nowhere: {', '.join(missing)}" if missing else ""),
    )


def _run_proof(name: str, run: Recording) -> RunProof:
    return RunProof(
        recording=f"recordings/{name}.json", outcome=run.outcome, ticks=run.ticks, hash=run.hash
    )
