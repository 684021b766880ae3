"""Where the text of rules modules comes from."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

RULES_PACKAGE = "vintage_game_generator.rules"
RULES_FOLDER = Path(__file__).parent.parent / "rules"


@dataclass(frozen=True)
class Library:
    """Rules modules by their dotted name inside a package, each with its text.

    `origins` names the file of a module, for messages; a module without one is named by itself.
    """

    package: str
    texts: dict[str, str]
    origins: dict[str, str] = field(default_factory=dict)

    def origin(self, module: str) -> str:
        """Return the file name of a module for messages."""
        return self.origins.get(module, module.replace(".", "/") + ".py")


def library_of(folder: Path, package: str) -> Library:
    """Return all modules of a package's folder, those of its subfolders too."""
    texts: dict[str, str] = {}
    origins: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        if path.name != "__init__.py":
            relative = path.relative_to(folder)
            module = ".".join(relative.with_suffix("").parts)
            texts[module] = path.read_text(encoding="utf-8")
            origins[module] = f"{folder.name}/{relative.as_posix()}"
    return Library(package, texts, origins)


@cache
def rules_library() -> Library:
    """Return the project's own rules, as they were when first asked for."""
    return library_of(RULES_FOLDER, RULES_PACKAGE)
