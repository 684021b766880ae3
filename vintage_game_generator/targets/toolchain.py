"""What this machine has of the tools that languages need."""

from collections.abc import Iterable

from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS


def toolchain(languages: Iterable[Language]) -> dict[str, bool]:
    """Return which tools of some languages are here: part of the keys of what they prove."""
    return {tool.name: tool.present() for language in languages for tool in TARGETS[language].tools}
