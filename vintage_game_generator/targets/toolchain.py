"""What this machine has of the tools that languages need."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS


def toolchain(languages: Iterable[Language]) -> dict[str, str]:
    """Return a fact of each tool of some languages: part of the keys of what they prove.

    A fact is a tool's version or what is wrong with it, such as `1.95.0` or `not found`: another
    version is worth another try.
    """
    tools = [tool for language in languages for tool in TARGETS[language].tools]
    with ThreadPoolExecutor() as programs:
        found = list(programs.map(lambda tool: tool.found(), tools))
    return {tool.name: one.fact for tool, one in zip(tools, found, strict=True)}
