"""What all commands say things with: two consoles, and the words that they share."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

out = Console()
err = Console(stderr=True)
Json = Annotated[bool, typer.Option("--json", help="One JSON object as the last line.")]

STOPPED = "stopped"


def complain(text: str) -> None:
    """Say in one line what went wrong."""
    err.print(f"vintage: {text}", markup=False, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print a line in which `[bold]` and its like are marks."""
    out.print(text, highlight=False, soft_wrap=True)


def short(path: Path) -> Path:
    """Return a path as seen from here, if it is below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
