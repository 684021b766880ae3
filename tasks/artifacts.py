"""What a run shows in Prefect's UI: pictures where people would rather look than read."""

import functools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import ParamSpec

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from tasks.shown_pictures import picture
from tasks.summary import plain, verdict
from tasks.telling import harmless
from vintage_game_generator.asking.ledger import Sent, total_cost, totals
from vintage_game_generator.assets.contact_sheet import contact_sheet
from vintage_game_generator.authors.procedural.swatches import style_picture
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import local_store

P = ParamSpec("P")


@contextmanager
def shown_meanwhile(show: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> Iterator[None]:
    """Show something while the block runs: a busy server takes a tenth of a second to answer."""
    with ThreadPoolExecutor(max_workers=1) as aside:
        aside.submit(copy_context().run, functools.partial(show, *args, **kwargs))
        yield


@harmless
def show_summary(description: str, markdown: Callable[[], str]) -> None:
    """Show how a run went; what there is to say is only looked up when it is shown."""
    create_markdown_artifact(key="summary", description=plain(description), markdown=markdown())


@harmless
def show_style(style: StyleGuide, blend: Blend) -> None:
    """Show the style guide, its palette as a picture, and where each trait comes from."""
    traits = "\n".join(f"- {trait}" for trait in blend.traits)
    sound = style.sound
    create_markdown_artifact(
        key="style-guide",
        description="The look and sound that every asset keeps to",
        markdown=(
            f"{picture(style_picture(style), 'The palettes')}\n\n"
            f"**{style.console}**, {style.mood}; light from the {style.light}, {style.outline}"
            f" outlines; {sound.tempo} beats a minute, {sound.scale}.\n\n## Inherited\n{traits}\n"
        ),
    )


@harmless
def show_assets(assets: list[Asset], style: StyleGuide) -> None:
    """Show all pictures of the game on one sheet."""
    store = local_store()
    pictures = {
        name: store.get(ref)
        for asset in assets
        for name, ref in asset.files.items()
        if name.endswith(".png")
    }
    create_markdown_artifact(
        key="contact-sheet",
        description="Sprites, tiles and backdrops",
        markdown=picture(contact_sheet(pictures, style), "All pictures of the game"),
    )


@harmless
def show_certificate(game: PackagedGame) -> None:
    """Show screenshots, and the certificate with its findings."""
    store = local_store()
    shots = [name for name in sorted(game.files) if name.startswith("screenshots/")]
    pictures = [
        picture(store.get(game.files[name]), name) for name in shots if name.endswith(".png")
    ]
    create_markdown_artifact(
        key="screenshots",
        description="Along the winning run",
        markdown="\n\n".join(pictures) or "The game drew no picture.",
    )
    certificate = game.certificate
    create_table_artifact(
        key="certificate",
        description=plain(f"{certificate.title}: {verdict(certificate)}"),
        table=_rows(certificate),
    )


@harmless
def show_calls(credits: Sequence[Credits], sent: Sent) -> None:
    """Show every call of a model: what was asked for, what it cost, what became of it."""
    calls = [call for one in credits for call in one.calls]
    if not calls:
        return
    create_table_artifact(
        key="models",
        description=f"{len(calls)} calls of models, {total_cost(calls)} US dollars",
        table=[
            {
                "phase": call.phase,
                "piece": call.piece,
                "model": call.model,
                "outcome": call.outcome.value,
                "tokens": f"{call.tokens_asked} + {call.tokens_answered}",
                "dollars": total_cost([call]),
                "cached": "no" if (call.prompt, call.model) in sent else "yes",
                "attempts": str(call.attempts),
                "prompt": f"{call.template} {call.prompt[:12]}",
                "why not": call.reason,
            }
            for call in calls
        ],
    )
    create_table_artifact(
        key="cost", description="Calls, tokens and dollars by phase", table=totals(credits, sent)
    )


def _rows(certificate: Certificate) -> list[dict[str, str]]:
    levels = [
        {
            "what": f"level {proof.number}: {proof.name}",
            "result": "won",
            "detail": f"ticks {proof.first_tick} to {proof.last_tick} of the winning recording",
        }
        for proof in certificate.levels
    ]
    checks = [
        {
            "what": check.name,
            "result": "passed" if check.passed else "FAILED",
            "detail": check.detail,
        }
        for check in certificate.checks
    ]
    languages = [
        {"what": language, "result": verdict, "detail": ""}
        for language, verdict in certificate.languages.items()
    ]
    parity = [
        {"what": check.name, "result": "passed", "detail": check.detail}
        for check in certificate.parity
    ]
    findings = [
        {
            "what": f"{finding.code} ({finding.subject})",
            "result": finding.severity.value,
            "detail": finding.message,
        }
        for finding in certificate.findings
    ]
    return levels + checks + languages + parity + findings
