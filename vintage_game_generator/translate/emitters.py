"""Which modules of this package print which language, as paths for the cache keys."""

from pathlib import Path

from vintage_game_generator.models.config import Language

_STEMS = tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.py")))


def emitter_sources(language: Language) -> tuple[str, ...]:
    """Return the sources that print one language alone: `rust.py`, and each `rust_*.py`."""
    return tuple(f"translate/{stem}.py" for stem in _STEMS if _prints(stem, language))


def shared_sources() -> tuple[str, ...]:
    """Return the sources that all games are made with: what prints no language besides Python."""
    others = [language for language in Language if language != Language.PYTHON]
    return tuple(
        f"translate/{stem}.py"
        for stem in _STEMS
        if not any(_prints(stem, language) for language in others)
    )


def _prints(stem: str, language: Language) -> bool:
    return stem == language.emitter or stem.startswith(f"{language.emitter}_")
