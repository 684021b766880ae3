"""What a run shows in Prefect's UI: pictures where people would rather look than read."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from prefect.artifacts import create_markdown_artifact, create_table_artifact

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

LARGEST_PICTURE = 400_000  # bytes; the UI loads every artifact of a run at once


def show_style(style: StyleGuide, blend: Blend) -> None:
    """Show the style guide, its palette as a picture, and where each trait comes from."""
    traits = "\n".join(f"- {trait}" for trait in blend.traits)
    sound = style.sound
    create_markdown_artifact(
        key="style-guide",
        description="The look and sound that every asset keeps to",
        markdown=(
            f"{_picture(style_picture(style), 'The palettes')}\n\n"
            f"**{style.console}**, {style.mood}; light from the {style.light}, {style.outline}"
            f" outlines; {sound.tempo} beats a minute, {sound.scale}.\n\n## Inherited\n{traits}\n"
        ),
    )


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
        markdown=_picture(contact_sheet(pictures, style), "All pictures of the game"),
    )


def show_certificate(game: PackagedGame) -> None:
    """Show a screenshot, the findings and the certificate."""
    store = local_store()
    shots = [name for name in sorted(game.files) if name.startswith("screenshots/")]
    pictures = [
        _picture(store.get(game.files[name]), name) for name in shots if name.endswith(".png")
    ]
    create_markdown_artifact(
        key="screenshots",
        description="Along the winning run",
        markdown="\n\n".join(pictures) or "The game drew no picture.",
    )
    certificate = game.certificate
    create_table_artifact(
        key="findings",
        description="Remarks of the checks: an error blocks, a warning ships",
        table=[finding.model_dump(mode="json") for finding in certificate.findings],
    )
    create_table_artifact(
        key="certificate",
        description=f"{certificate.title}: {'certified' if certificate.certified else 'FAILED'}",
        table=_rows(certificate),
    )


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


def show_cached(game: PackagedGame, folder: Path) -> None:
    """Say that nothing had to be made."""
    create_markdown_artifact(
        key="cached",
        description="Nothing changed",
        markdown=f"**Cached**: {game.certificate.title} was finished before; it is in `{folder}`.",
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
    return levels + checks + languages + parity


def _picture(png: bytes, title: str) -> str:
    """Return a picture inside Markdown; one too heavy for the UI is halved until it fits."""
    image: Image.Image = Image.open(io.BytesIO(png))
    while len(png) > LARGEST_PICTURE:
        image = image.resize((image.width // 2, image.height // 2))
        buffer = io.BytesIO()
        image.save(buffer, "PNG", optimize=True)
        png = buffer.getvalue()
    return f"![{title}](data:image/png;base64,{base64.b64encode(png).decode()})"
