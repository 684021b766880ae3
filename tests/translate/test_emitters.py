"""Which sources print which language: each is of one, or of all."""

from pathlib import Path

import pytest

from vintage_game_generator import translate
from vintage_game_generator.models.config import Language
from vintage_game_generator.translate.emitters import emitter_sources, shared_sources

OTHERS = [language for language in Language if language != Language.PYTHON]


def test_every_source_is_of_one_language_or_of_all() -> None:
    apart = [*shared_sources(), *(path for other in OTHERS for path in emitter_sources(other))]
    folder = Path(translate.__file__).parent
    assert sorted(apart) == sorted(f"translate/{path.name}" for path in folder.glob("*.py"))


@pytest.mark.parametrize("language", Language)
def test_an_emitter_has_a_module_of_its_own_and_more_of_its_name(language: Language) -> None:
    name = language.emitter
    first, *others = sorted(emitter_sources(language), key=len)
    assert first == f"translate/{name}.py"
    assert all(path.startswith(f"translate/{name}_") for path in others)


def test_what_is_read_is_of_all_languages() -> None:
    shared = {"tree", "reading", "families", "actor_names", "python", "emitters"}
    assert {f"translate/{name}.py" for name in shared} <= {*shared_sources()}
