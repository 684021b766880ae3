"""The gallery's page put together, with a policy that lets in what is in it and nothing else."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from vintage_game_generator.gallery.exhibits import Exhibit
from vintage_game_generator.gallery.pixels import pixel_words
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.templates import templates_of

TEMPLATES = Path(__file__).with_name("templates")


def rendered(
    exhibits: Sequence[Exhibit], lacking: Mapping[str, str], title: str, made_of: str
) -> bytes:
    """Return the page, with the packed games last, so that all else is there before them.

    Args:
        exhibits: What is shown of each game.
        lacking: Names of games that could not be made, and why.
        title: What the gallery is called.
        made_of: What the page says that it was made of.
    """
    colours = [
        f"#game-{one.number}{{--paper:{one.card.style.paper};"
        f"--wide:{one.size[0] * one.zoom}px;--high:{one.size[1] * one.zoom}px}}"
        for one in exhibits
        if one.card.style
    ]
    style = "\n" + _text("gallery.css") + "\n".join(colours) + "\n"
    script = "\n" + _text("gallery.js")
    scripts = [_source(script), *(one.policy.get("script", "") for one in exhibits if one.packed)]
    styles = [_source(style), *(one.policy.get("style", "") for one in exhibits if one.packed)]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_sources(scripts)}",
            f"style-src {_sources(styles)}",
            "img-src data: blob:",
            "frame-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = (
        templates_of("gallery", autoescape=True)
        .get_template("gallery.html.jinja")
        .render(
            title=title,
            title_words=pixel_words(title),
            star=pixel_words("★")[0],
            arrow=pixel_words("▶")[0],
            made_of=made_of,
            policy=policy,
            style=Markup(style),
            script=Markup(script),
            exhibits=exhibits,
            lacking=lacking,
            spelt=pixel_words,
            certificate_name=CERTIFICATE,
        )
    )
    games = (
        f'<script type="application/octet-stream" id="packed-{one.number}">{one.packed}</script>\n'
        for one in exhibits
        if one.packed
    )
    # As bytes one by one: in one text with letters beyond Latin-1, each takes twice the memory.
    return b"".join((page.encode(), *(game.encode() for game in games), b"</body>\n</html>\n"))


def _sources(digests: Sequence[str]) -> str:
    return " ".join(f"'{digest}'" for digest in dict.fromkeys(filter(None, digests)))


def _source(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
