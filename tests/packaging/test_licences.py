"""LICENCES.md: what a game contains, and what it runs on in the languages that it ships."""

import pytest

from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.licences import licences
from vintage_game_generator.targets import TARGETS


def text(*languages: Language) -> str:
    (content,) = licences(languages).values()
    return content.decode()


def test_what_was_made_for_the_game_is_named_with_its_licence() -> None:
    said = text(Language.PYTHON)
    for part in ("code", "pictures", "music", "sounds", "font"):
        assert any(part in line and "[MIT-0](LICENSE)" in line for line in said.splitlines())


@pytest.mark.parametrize("language", Language)
def test_only_what_a_shipped_language_rests_on_is_named(language: Language) -> None:
    said = text(language)
    own = {one.name for one in TARGETS[language].foundations}
    others = {one.name for target in TARGETS.values() for one in target.foundations} - own
    for one in TARGETS[language].foundations:
        assert f"[{one.name}]({one.link}) | {one.licence} |" in said
    assert not any(f"[{name}]" in said for name in others)


def test_only_a_page_rests_on_nothing() -> None:
    assert all(target.foundations or target.page for target in TARGETS.values())


def test_a_page_rests_on_a_browser() -> None:
    assert "| Web | nothing but a browser | |" in text(Language.PYTHON, Language.WEB)
