"""A brief as a file: what is read from it is what was written."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from vintage_game_generator.briefs import checked_brief, load_brief
from vintage_game_generator.describing import understood
from vintage_game_generator.describing.brief_file import brief_file
from vintage_game_generator.errors import BadInput


def read(text: str, folder: Path) -> object:
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return load_brief(path)


def test_a_brief_says_where_each_of_its_lines_comes_from(tmp_path: Path) -> None:
    understanding = understood("a moth fights ghosts, like Metroid on a Game Boy with a jetpack")
    text = brief_file(understanding)
    assert read(text, tmp_path) == understanding.config
    lines = {line.split("#")[0].strip(): line for line in text.splitlines()}
    assert lines["art_style: game-boy"].endswith('# "Game Boy"')
    assert lines["- combat"].endswith('# "fights"')
    assert lines["- bosses"].endswith("# guessed: as in Metroid")
    assert "guessed" in lines["genre: platformer"]
    assert lines["- a jetpack"].endswith('# "jetpack"')
    assert all("#" in line for line in text.splitlines() if line.startswith(("name", "genre")))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_any_description_survives(tmp_path_factory: object, text: str) -> None:
    try:
        understanding = understood(text)
    except BadInput:
        return
    folder = Path(str(tmp_path_factory.getbasetemp()))  # type: ignore[attr-defined]
    assert read(brief_file(understanding), folder) == understanding.config


def test_models_and_weights_survive(tmp_path: Path) -> None:
    understanding = understood("a bit of Zelda # with: colons, '8-bit'")
    changed = {
        "author": ("openai/one", "ollama/two:7b"),
        "authors": {"music": "procedural"},
        "api_base": "http://127.0.0.1:8080/v1",
        "target_languages": ["web"],
        "name": "null: #1",
    }
    config = checked_brief({**understanding.config.model_dump(), **changed})
    text = brief_file(understanding.model_copy(update={"config": config}))
    assert read(text, tmp_path) == config
