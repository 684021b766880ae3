from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vintage_game_generator.briefs import checked_brief, load_brief, read_fields
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.packaging.papers import brief_yaml
from vintage_game_generator.starter import starter_brief

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
        ({"inspirations": [{"game": "Metroid", "weight": float("nan")}]}, "nan is not a number"),
        ({"inspirations": [{"game": "Metroid", "weight": float("inf")}]}, "at most 100"),
        ({"inspirations": [{"game": "Metroid", "weight": None}]}, "write `weight: 1`"),
        ({"inspirations": [{"weight": 2}]}, "inspirations.0.game: is missing; write `game: ...`"),
        ({"inspirations": [{"game": "Metroid", "wieght": 2}]}, "did you mean 'weight'"),
        ({"inspirations": "Super Metroid"}, "is not a list; write [Super Metroid]"),
        ({"inspirations": {"game": "Metroid"}}, "is not a list; write [Metroid, {game: "),
        ({"inspirations": [3]}, "3 is not a game; write Metroid, or {game: Metroid, weight: 2}"),
        ({"features": "combat"}, "'combat' is not a list; write [combat]"),
        ({"features": "combat, dash"}, "is not a list; write [combat, dash]"),
        ({"features": None}, "is not a list; write [combat, dash]"),
        ({"features": {"combat": True}}, "is not a list; write [combat, dash]"),
        ({"target_languages": "python"}, "write [python]"),
        ({"name": ""}, "is empty"),
        ({"name": "   "}, "is empty"),
        ({"name": "x" * 10_000}, "has 10000 characters; write at most 60"),
        ({"name": "../../x"}, "reads like a path"),
        ({"name": "a\x00b"}, "cannot be printed"),
        ({"name": None}, "is empty"),
        ({"seed": 4294967296}, "is not a whole number from 0 to 4294967295"),
        ({"seed": -1}, "-1 is not a whole number"),
        ({"seed": "many"}, "'many' is not a whole number"),
        ({"seed": 1.5}, "1.5 is not a whole number"),
        ({"seed": 1 << 100_000}, "thousands of digits is not a whole number"),
        ({"genre": 1 << 100_000}, "write one of platformer, action-adventure"),
        ({"name": 1 << 100_000}, "name"),
        ({"feature": ["combat"]}, "did you mean 'features'"),
        (
            {"target_languages": ["cobol"]},
            "target_languages: 'cobol' is not known here; write one of python, rust, ruby, web",
        ),
        ({"target_languages": ["python", "rubby"]}, "did you mean 'ruby'"),
        ({"target_languages": []}, "is empty; write [python, web]"),
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
        (
            "a.yaml",
            "name: A\nseed: 1\nname: B\n",
            "line 3: this is not YAML: 'name' stands there twice",
        ),
        ("a.yaml", "just text", "this is not a brief"),
        ("a.yaml", "- one\n- two", "this is not a brief"),
        ("a.yaml", "a: !!python/object:os.system x", "this is not YAML"),
        ("a.yaml", "", "this is not a brief"),
        ("a.yaml", "games: []", "this is a line-up; `vintage batch .*a.yaml` makes its games"),
        ("a.yaml", "name: 2024-99-99", "month must be in 1..12; put such a value in quotes"),
        ("a.yaml", "name: Tide\nseed: *seven", "line 2: this is not YAML: aliases are not read"),
        ("a.yaml", "name: " + "[" * 50_000, "too much is nested"),
        ("a.toml", "name = ", "this is not TOML"),
        ("a.toml", "name = " + "[" * 50_000, "too much is nested"),
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
        with pytest.raises(BadInput, match=rf"^{path.name}: "):
            load_brief(path)
    with pytest.raises(BadInput, match=r"^\.: cannot be read"):
        load_brief(Path())


def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(BadInput, match="too long for a line-up"):
        read_fields(Path("/dev/zero"), "zero", "line-up")


def test_a_change_is_read_as_yaml_and_named_when_wrong(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(starter_brief())
    assert load_brief(path, ["seed=9", "features=[combat]"]).features == (Feature.COMBAT,)
    with pytest.raises(BadInput, match="has no '='"):
        load_brief(path, ["seed"])
    with pytest.raises(BadInput, match="did you mean 'seed'"):
        load_brief(path, ["sed=9"])
    with pytest.raises(BadInput, match=r"^--set genre: 'puzzle' is not known here"):
        load_brief(path, ["genre=puzzle"])
    path.write_text(starter_brief().replace("genre: platformer", "genre: puzzle"))
    with pytest.raises(BadInput, match=r"^brief.yaml: genre: 'puzzle'"):
        load_brief(path, ["seed=9"])
    path.write_text(starter_brief())
    for value in ("2024-99-99", "[", "*seven", "!!python/name:os.system", "\x00"):
        with pytest.raises(BadInput, match=r"^--set name: this is not YAML") as caught:
            load_brief(path, [f"name={value}"])
        assert "\n" not in str(caught.value)


def test_a_bomb_of_aliases_is_refused_before_it_grows(tmp_path: Path) -> None:
    lines = ["a0: &a0 [combat]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    path = tmp_path / "brief.yaml"
    path.write_text("\n".join([*lines, "features: *a9"]))
    with pytest.raises(BadInput, match="line 2: this is not YAML: aliases are not read"):
        load_brief(path)


@settings(max_examples=60)
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
