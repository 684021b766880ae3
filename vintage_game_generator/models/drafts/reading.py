"""What a model plainly meant: numbers, words of a list, and letters that a game can show.

Grammars that hold a model to a schema hold neither bounds nor patterns, so drafts mend what is
plain and refuse the rest in words that a model can act upon.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

from anyascii import anyascii
from pydantic import AfterValidator, BeforeValidator, Field

SLACK = 4  # a number may miss its range by a fourth of it, and is taken for the end it missed
LONGEST_NAME = 20
STRANGE_IN_NAMES = re.compile(r"[^A-Za-z0-9 .'-]")
STRANGE_IN_PROSE = re.compile(r"""[^A-Za-z0-9 .,;:!?'"()&-]""")
FEWEST_WORDS = 3  # of what is left of a sentence
# Where a sentence can end early and still be one.
CLAUSE = re.compile(
    r"[,;:]| -|\b(?:and|but|or|before|while|until|so|to|without|that|which|where|with|in|of|from|"
    r"by|on|at|for|through|as|because|if)\b"
)
SENTENCE = re.compile(r"""[^.!?]*[.!?]+['")]*\s*""")  # with the space after it


def within(low: int, high: int) -> BeforeValidator:
    """Return what reads '120 bpm', 120.0 and 0.7 of a hundred as whole numbers in a range."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and (found := re.search(r"-?\d+(\.\d+)?", value)):
            value = float(found[0])
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        if high == 100 and 0 < value < 1:
            value *= 100
        number = round(min(max(value, -1e6), 1e6))
        near = max((high - low) // SLACK, 1)
        return min(max(number, low), high) if low - near <= number <= high + near else number

    return BeforeValidator(read)


Percent = Annotated[int, Field(ge=0, le=100), within(0, 100)]


def as_word(value: Any) -> Any:
    """Return a word as lists of words have it: 'Top Left' is 'top-left'."""
    if not isinstance(value, str):
        return value
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


Spelt = BeforeValidator(as_word)


def as_letters(value: Any) -> Any:
    """Return a text in the bitmap font's letters, on one line.

    Raises:
        ValueError: its letters were decoded wrongly.
    """
    if not isinstance(value, str):
        return value
    for run in re.findall(r"[^\x00-\x7f]+", value):
        if "\ufffd" in run or _decoded_twice(run):
            raise ValueError(f"{run!r} is no letter of any word; write plain English letters")
    shown = "".join(one for one in value if unicodedata.category(one) not in ("So", "Sk", "Cs"))
    plain = "".join(one if one.isprintable() else " " for one in anyascii(shown))
    return " ".join(plain.split())


def _decoded_twice(run: str) -> bool:
    """Return whether a run of letters is UTF-8 that was read as if it were Windows' own."""
    try:
        run.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _as_name(value: Any) -> Any:
    name = as_letters(value)
    if not isinstance(name, str):
        return name
    name = re.sub(r"^(the|a|an) ", "", name.strip("\"'.,;:!? "), flags=re.IGNORECASE)
    if name.islower() or name.isupper():
        name = " ".join(word[0].upper() + word[1:].lower() for word in name.split())
    return name


def _is_name(name: str) -> str:
    if strange := STRANGE_IN_NAMES.search(name):
        raise ValueError(f"{name!r} has a {strange[0]!r}; a name has letters and spaces")
    if not re.search(r"[A-Za-z]{2}", name):
        raise ValueError(f"{name!r} is no name")
    return name


Name = Annotated[
    str,
    BeforeValidator(_as_name),
    Field(min_length=2, max_length=LONGEST_NAME),
    AfterValidator(_is_name),
]


def fitting(text: str, fits: Callable[[str], bool]) -> str | None:
    """Return as many whole sentences as fit; of the first, as many clauses, or nothing."""
    said: list[str] = SENTENCE.findall(text) or [text]
    for count in range(len(said), 0, -1):
        shorter = "".join(said[:count]).strip()
        if fits(shorter):
            return shorter
    first = said[0].strip()
    end = first[-1:] if first[-1:] in (".", "!", "?") else ""
    for break_ in reversed(list(CLAUSE.finditer(first))):
        shorter = first[: break_.start()].rstrip(" ,;:-") + end
        if len(shorter.split()) >= FEWEST_WORDS and fits(shorter):
            return shorter
    return None


def sentences(longest: int) -> BeforeValidator:
    """Return what reads some plain sentences, and cuts them where one ends.

    A grammar cuts a text off wherever it is full: the sentence that breaks off is left out, and
    nothing is left of one that has no clause either.
    """

    def read(value: Any) -> Any:
        text = as_letters(value)
        if not isinstance(text, str):
            return text
        text = text.strip('"').strip()
        if text and text[-1] not in ".!?'\")":
            whole = "".join(SENTENCE.findall(text)).strip()
            broken = len(text) >= longest - 1
            if broken and not whole:
                whole = fitting(text, lambda some: len(some) < len(text)) or ""
            text = (whole if broken else text).rstrip(" ,;:-")
            text = text if text[-1:] in ".!?'\")" else f"{text}."  # nothing has no end either
        return fitting(text, lambda some: len(some) <= longest) or text

    return BeforeValidator(read)


def _is_prose(text: str) -> str:
    if not text:
        return text  # nothing is said
    if strange := STRANGE_IN_PROSE.search(text):
        raise ValueError(f"it has a {strange[0]!r}; write plain sentences without any markup")
    if len(text.split()) < 2 or not re.search(r"[a-z]", text):
        raise ValueError(f"{text!r} is no sentence; write one in plain words")
    return text


PROSE = AfterValidator(_is_prose)
