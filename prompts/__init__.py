"""The prompts that a language model is asked with, one Jinja2 file each.

`NAME.jinja2` is a prompt, `features/NAME.jinja2` one for a feature, `shared/NAME.jinja2` a
fragment that several of them include.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta

FOLDER = Path(__file__).parent
ENDING = ".jinja2"


@cache
def environment() -> Environment:
    """Return the templates; one that uses what it was not given fails."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=False,  # prompts are plain text
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(name: str, **values: Any) -> str:
    """Return the text of a prompt: 'sprite', 'features/generic'."""
    return environment().get_template(f"{name}{ENDING}").render(**values).strip() + "\n"


@cache
def digest(name: str) -> str:
    """Return the SHA-256 of a prompt's template and of all fragments that it includes."""
    whole = hashlib.sha256()
    for part in sorted(_parts(f"{name}{ENDING}")):
        whole.update(f"{part}\n".encode())
        whole.update(hashlib.sha256((FOLDER / part).read_bytes()).digest())
    return whole.hexdigest()


def _parts(file: str) -> set[str]:
    source = (FOLDER / file).read_text(encoding="utf-8")
    named = meta.find_referenced_templates(environment().parse(source))
    return {file}.union(*(_parts(part) for part in named if part is not None))


def names(folder: str) -> tuple[str, ...]:
    """Return the prompts in a folder: 'features/generic' and others of 'features'."""
    return tuple(
        file.relative_to(FOLDER).with_suffix("").as_posix()
        for file in sorted((FOLDER / folder).glob(f"*{ENDING}"))
    )
