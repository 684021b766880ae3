"""What an author writes of a feature that no rule foresaw: its name, its button, its rules."""

import re
import textwrap
from typing import Any

from pydantic import Field, field_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.design import FeatureButton
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import as_letters, as_word

LONGEST_NAME, LONGEST_SUMMARY, LONGEST_SOURCE = 24, 80, 8192
_FENCE = re.compile(r"```(?:python|py)?[ \t]*\n(.*?)(?:\n```|\Z)", re.DOTALL)
_STRANGE = re.compile(r"[^A-Za-z0-9 .,;:!?'()+-]+")
_BUTTON_WORDS = {
    "": "none",
    "automatic": "none",
    "passive": "none",
    "null": "none",
    "jump": "a",
    "attack": "b",
    "down-a": "down+a",
    "down-b": "down+b",
    "up-b": "up+b",
}


class FeatureDraft(Model):
    """One feature, as a module in the rules language."""

    name: str = Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length=LONGEST_NAME,
        description="Its name in one to three words, such as grappling-hook.",
    )
    summary: str = Field(
        min_length=8,
        max_length=LONGEST_SUMMARY,
        description="What it does for the player, in one short sentence.",
    )
    button: FeatureButton = Field(
        description="What the player presses for it; none if it is by itself."
    )
    source: str = Field(
        min_length=20,
        max_length=LONGEST_SOURCE,
        description="The module: constants, then rules, one of them step_feature.",
    )

    @field_validator("name", mode="before")
    @classmethod
    def _is_a_plain_name(cls, name: Any) -> Any:
        if not isinstance(name, str):
            return name
        if "/" in name or "\\" in name or ".." in name:
            raise ValueError(f"{name[:40]!r} reads like a path; write a name like grappling-hook")
        word = re.sub(r"^(the|a|an)-", "", str(as_word(name)))
        return word if len(word) <= LONGEST_NAME else word[:LONGEST_NAME].rpartition("-")[0]

    @field_validator("summary", mode="before")
    @classmethod
    def _is_a_plain_sentence(cls, summary: Any) -> Any:
        text = as_letters(summary)
        if not isinstance(text, str):
            return text
        plain = " ".join(_STRANGE.sub(" ", text.replace("&", " and ").replace('"', "'")).split())
        if len(plain) > LONGEST_SUMMARY - 1:
            plain = plain[: LONGEST_SUMMARY - 1].rpartition(" ")[0]
        return f"{plain.rstrip(' .,;:-')}." if plain else plain

    @field_validator("button", mode="before")
    @classmethod
    def _is_a_button(cls, button: Any) -> Any:
        if button is None:
            return FeatureButton.NONE
        word = str(as_word(button)) if isinstance(button, str) else button
        return _BUTTON_WORDS.get(word, word) if isinstance(word, str) else word

    @field_validator("source", mode="before")
    @classmethod
    def _is_one_text(cls, source: Any) -> Any:
        if isinstance(source, list | tuple) and all(isinstance(line, str) for line in source):
            source = "\n".join(source)
        if not isinstance(source, str):
            return source
        text = source.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" not in text and "\\n" in text:  # escaped twice
            text = text.replace("\\n", "\n").replace('\\"', '"')
        if fenced := _FENCE.search(text):
            text = fenced[1]
        lines = [line.rstrip() for line in text.expandtabs(4).split("\n")]
        return textwrap.dedent("\n".join(lines)).strip("\n") + "\n"


class DraftedFeature(Drafted[FeatureDraft]):
    """A feature, and how it came to be."""
