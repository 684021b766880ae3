"""What is outside the rules language, and how that is said.

A `Refusal` is one remark, with file, line and what to write instead. Reading collects all of a
set of rules, and raises them together as `RulesRefused`.
"""

from dataclasses import dataclass

from vintage_game_generator.translate.names import (
    RESERVED,
    folded,
    is_snake_case,
    is_upper_case,
)


@dataclass(frozen=True, order=True)
class Refusal:
    """One thing that is outside the rules language."""

    file: str
    line: int
    what: str
    instead: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.instead}"


class RulesRefused(ValueError):
    """Rules that are outside the rules language; `refusals` says everything that is."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("\n".join(str(refusal) for refusal in refusals))
        self.refusals = refusals


class Remarks:
    """The refusals of one module, as they are found."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.found: list[Refusal] = []

    def refuse(self, line: int, what: str, instead: str) -> None:
        """Note one thing that is outside the language; the same twice on a line counts once."""
        refusal = Refusal(self.file, line, what, instead)
        if refusal not in self.found:
            self.found.append(refusal)

    def check_name(self, name: str, line: int, upper: bool = False) -> None:
        """Refuse a name that some target language cannot have."""
        if name.startswith("__"):
            self.refuse(line, f"'{name}' has a double underscore", "write a plain name")
        elif name in RESERVED:
            self.refuse(line, f"'{name}' is reserved in {RESERVED[name]}", "choose another name")
        elif upper and not is_upper_case(name):
            self.refuse(line, f"the constant '{name}' is not in capitals", "write it LIKE_THIS")
        elif not upper and not is_snake_case(name):
            self.refuse(line, f"'{name}' is not in snake case", "write it like_this")

    def check_words(self, text: str, line: int) -> None:
        """Refuse a comment or docstring that could end another language's comment."""
        for mark in ("*/", "/*", "=begin", "=end", '"""', "\\"):
            if mark in text:
                self.refuse(line, f"a comment or docstring holds {mark}", "write it in words")
        if text.endswith('"'):
            self.refuse(line, "a comment or docstring ends with a quote", "end it with a full stop")
        for letter in text:
            if not letter.isprintable() and letter != "\n":
                self.refuse(
                    line,
                    f"a comment or docstring holds the unprintable U+{ord(letter):04X}",
                    "leave it out",
                )

    def check_collisions(self, names: dict[str, int]) -> None:
        """Refuse names that become one in camelCase; `names` holds each with its line."""
        first: dict[str, str] = {}
        for name, line in names.items():
            other = first.setdefault(folded(name), name)
            if other != name:
                self.refuse(
                    line,
                    f"'{name}' and '{other}' are the same name in camelCase",
                    "rename one of them",
                )
