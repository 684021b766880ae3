"""A title in any script gives names that Python and every file system accept."""

import ast
import keyword
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.naming import bitmap_title, folder_name, package_name
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.target import Target

NAMES = {
    "Tide Keeper": "tide_keeper",
    "潮の番人": None,
    "Ночной страж": "nochnoy_strazh",
    "حارس المد": None,
    "می‌خواهم": None,
    "Ötzi's Trail": "otzi_s_trail",
    "Ærø": "aero",
    "ไทย": None,
    "हिन्दी": None,
    "한국어 게임": None,
    "random": "game_random",
    "json": "game_json",
    "test": "game_test",
    "pygame": "game_pygame",
    "class": "game_class",
    "None": "none",
    "import": "game_import",
    "1942": "game_1942",
    "!!!": "game",
    "CON": "game_con",
    "Aux": "game_aux",
    "LPT1": "game_lpt1",
    "License": "game_license",
    "Docs": "game_docs",
    "Tests": "game_tests",
    "Recordings": "game_recordings",
    "Screenshots": "game_screenshots",
    "ReadMe": "game_readme",
    "Web": "game_web",
    "Ruby!": "game_ruby",
    "NumPy": "game_numpy",
    "SiteCustomize": "game_sitecustomize",
    "Console": "console",
    "🎮": None,
    "🕹️👾": None,
    "a" * 60: "a" * 40,
    "ß" * 60: "s" * 40,
    "日" * 60: None,
    "-".join("abcdefghij"): "a_b_c_d_e_f_g_h_i_j",
}


def config(name: str) -> GameConfig:
    return checked_brief({"name": name, "genre": "platformer", "perspective": "side-view"})


def is_good_package(name: str) -> bool:
    usual = name.isidentifier() and name.isascii() and name == name.lower() and len(name) <= 45
    free = not keyword.iskeyword(name) and name not in sys.stdlib_module_names
    return usual and free


@pytest.mark.parametrize("name", NAMES)
def test_a_title_gives_a_package_that_imports(name: str) -> None:
    package = package_name(bitmap_title(config(name)))
    assert is_good_package(package)
    assert NAMES[name] in (package, None)
    ast.parse(f"import {package}\nfrom {package}.game import GAME")


@pytest.mark.parametrize("name", NAMES)
def test_a_title_fits_the_bitmap_font(name: str) -> None:
    title = bitmap_title(config(name))
    assert title.isascii()
    assert title.isprintable()
    assert 1 <= len(title) <= 60


@pytest.mark.parametrize("target", [target for target in TARGETS.values() if target.folder])
def test_no_package_lies_in_the_folder_of_another_language(target: Target) -> None:
    assert package_name(target.folder) != target.folder


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=60))
def test_whatever_is_a_title_gives_good_names(name: str) -> None:
    try:
        made = config(name)
    except BadInput:
        assume(False)
    assert is_good_package(package_name(bitmap_title(made)))
    folder = folder_name(made)
    assert folder == Path(folder).name
    assert folder not in ("", ".", "..")
    assert not folder.startswith("-")
