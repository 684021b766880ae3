from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vintage_game_generator.briefs import checked_brief, load_brief
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.starter import starter_brief
from vintage_game_generator.targets.assembly import brief_yaml

GOOD = {"name": "Tide Keeper", "genre": "platformer", "perspective": "side-view"}


def complaint(**changes: object) -> str:
    with pytest.raises(BadInput) as caught:
        checked_brief(GOOD | changes)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_brief_reads_the_same_from_yaml_and_toml(tmp_path: Path) -> None:
    yaml = tmp_path / "brief.yaml"
    yaml.write_text("name: Tide\ngenre: platformer\nperspective: side-view\nseed: 7\n")
    toml = tmp_path / "brief.toml"
    toml.write_text('name = "Tide"\ngenre = "platformer"\nperspective = "side-view"\nseed = 7\n')
    assert load_brief(yaml) == load_brief(toml)


def test_what_init_writes_is_a_good_brief(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(starter_brief())
    assert load_brief(path).features


def test_the_brief_in_a_game_makes_the_same_game_again(tmp_path: Path) -> None:
    config = checked_brief(
        {**GOOD, "inspirations": ["metroid", {"game": "Castlevania", "weight": 0.3}]}
    )
    path = tmp_path / "brief.yaml"
    path.write_text(brief_yaml(config), encoding="utf-8")
    assert load_brief(path) == config


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"genre": "platformr"}, "did you mean 'platformer'"),
        ({"genre": "opera"}, "write one of platformer, action-adventure"),
        ({"perspective": "top-down"}, "write side-view"),
        ({"features": ["wall-jmp"]}, "did you mean 'wall-jump'"),
        ({"art_style": "nees"}, "did you mean 'nes'"),
        ({"inspirations": ["Metroyd"]}, "did you mean 'Metroid'"),
        ({"inspirations": ["Metroid", "metroid"]}, "stands there twice"),
        ({"inspirations": [{"game": "Metroid", "weight": -1}]}, "greater than 0"),
        ({"name": ""}, "is empty"),
        ({"name": "   "}, "is empty"),
        ({"name": "x" * 10_000}, "has 10000 characters; write at most 60"),
        ({"name": "../../x"}, "reads like a path"),
        ({"name": "a\x00b"}, "cannot be printed"),
        ({"name": None}, "is not text"),
        ({"seed": 4294967296}, "out of range"),
        ({"seed": -1}, "out of range"),
        ({"seed": "many"}, "seed"),
        ({"feature": ["combat"]}, "did you mean 'features'"),
        ({"target_languages": ["cobol"]}, "write one of python"),
        ({"target_languages": []}, "target_languages"),
        ({"author": "nobody"}, "write 'procedural'"),
    ],
)
def test_bad_input_is_one_line_that_says_what_to_write(
    changes: dict[str, object], said: str
) -> None:
    assert said in complaint(**changes)


def test_a_side_view_feature_from_above_is_refused() -> None:
    above = {"genre": "action-adventure", "perspective": "top-down", "features": ["wall-jump"]}
    assert "wall-jump needs a side view" in complaint(**above)


@pytest.mark.parametrize(
    "name", ["Tide", "潮の番人", "Ночной страж", "حارس المد", "می‌خواهم", "1942", "É"]
)
def test_a_name_may_be_in_any_script(name: str) -> None:
    assert checked_brief(GOOD | {"name": name}).name == name


def test_a_number_is_a_title_too() -> None:
    assert checked_brief(GOOD | {"name": 1942}).name == "1942"


def test_features_are_a_set_in_one_order() -> None:
    one = checked_brief(GOOD | {"features": ["save", "combat", "save"]})
    assert one.features == (Feature.COMBAT, Feature.SAVE)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "name: [", "this is not YAML"),
        ("a.yaml", "just text", "this is not a brief"),
        ("a.yaml", "- one\n- two", "this is not a brief"),
        ("a.yaml", "a: !!python/object:os.system x", "this is not YAML"),
        ("a.yaml", "", "this is not a brief"),
        ("a.toml", "name = ", "this is not TOML"),
    ],
)
def test_a_file_that_does_not_parse_is_one_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(BadInput, match=said) as caught:
        load_brief(path)
    assert "\n" not in str(caught.value)


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(starter_brief())
    with pytest.raises(BadInput, match="did you mean"):
        load_brief(tmp_path / "breif.yaml")


def test_a_folder_and_bytes_are_refused(tmp_path: Path) -> None:
    binary = tmp_path / "a.yaml"
    binary.write_bytes(b"\xff\xfe\x00\x01\x80")
    for path in (tmp_path, binary):
        with pytest.raises(BadInput):
            load_brief(path)


def test_a_change_is_read_as_yaml_and_named_when_wrong(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(starter_brief())
    assert load_brief(path, ["seed=9", "features=[combat]"]).features == (Feature.COMBAT,)
    with pytest.raises(BadInput, match="has no '='"):
        load_brief(path, ["seed"])
    with pytest.raises(BadInput, match="did you mean 'seed'"):
        load_brief(path, ["sed=9"])


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=12),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False)
            | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=6,
        ),
        max_size=6,
    )
)
def test_whatever_is_written_is_a_brief_or_one_clear_line(fields: dict[str, object]) -> None:
    try:
        config = checked_brief({**GOOD, **fields})
    except BadInput as error:
        assert "\n" not in str(error)
    else:
        assert config.genre in Genre
        assert config.perspective == Perspective.SIDE_VIEW
