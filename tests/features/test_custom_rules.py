"""Features of a game's own are modules of its rules; a game without any has no trace of them."""

import re
from collections.abc import Callable, Mapping

import pytest

from tests.feature_samples import GLIDE, MAGNET, SAMPLES, SHOCKWAVE
from tests.plans import FEATURES, plan
from vintage_game_generator.features import admit_feature
from vintage_game_generator.kernels.python.kernel import MEMORY
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import CustomFeature, FeatureButton, GameDesign
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.rules import feature_kit
from vintage_game_generator.rules.adventure import registers as adventure_registers
from vintage_game_generator.rules.platformer import registers as platformer_registers
from vintage_game_generator.translate.checker import RulesRefused
from vintage_game_generator.translate.custom import kit, offered
from vintage_game_generator.translate.javascript import javascript_modules
from vintage_game_generator.translate.program import (
    ENTRIES,
    design_constants,
    finished,
    game_rules,
    program,
)
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.ruby import ruby_modules
from vintage_game_generator.translate.rust import rust_modules
from vintage_game_generator.translate.sources import Library, rules_library
from vintage_game_generator.translate.tree import Rules

PRINTED: tuple[Callable[[Rules], dict[str, str]], ...] = (
    python_modules,
    rust_modules,
    lambda rules: ruby_modules(rules, "Toy"),
    javascript_modules,
)
HOOK = re.compile(
    r"\n *# Before .+\n *if HAS_CUSTOM and world\.mode == PLAYING:\n *step_custom\(world\)"
)
IMPORT = re.compile(r"from vintage_game_generator\.rules\.custom import step_custom\n")


def with_samples(design: GameDesign, *samples: Mapping[str, object]) -> GameDesign:
    features = [admit_feature(FeatureDraft.model_validate(sample), design) for sample in samples]
    return design.model_copy(update={"custom_features": tuple(features)})


def without_hook(genre: Genre) -> Library:
    """Return the rules as if there had never been features of a game's own."""
    library = rules_library()
    entry = ENTRIES[genre]
    text, hooks = HOOK.subn("", library.texts[entry])
    assert hooks == 1
    text = IMPORT.sub("", text)
    return Library(library.package, library.texts | {entry: text}, library.origins)


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("everything", [True, False])
def test_a_game_without_features_is_byte_for_byte_what_it_was(
    genre: Genre, everything: bool
) -> None:
    design = plan(genre, features=FEATURES[genre] if everything else ()).design
    constants = design_constants(design)
    assert constants.pop("HAS_CUSTOM") is False
    before = finished(read(without_hook(genre), ENTRIES[genre]), constants)
    for printed in PRINTED:
        assert printed(game_rules(design)) == printed(before)
    assert not {"custom.py", "feature_kit.py"} & set(program(design).modules)


@pytest.mark.parametrize("genre", Genre)
def test_each_feature_becomes_a_module_in_every_language(genre: Genre) -> None:
    design = with_samples(plan(genre, features=(Feature.COMBAT,)).design, *SAMPLES[genre][:3])
    for printed in PRINTED:
        stems = {file.partition(".")[0].replace("-", "_") for file in printed(game_rules(design))}
        for feature in design.custom_features:
            assert f"{feature.name.replace('-', '_')}_feature" in stems
    source = program(design).modules["custom.py"]
    calls = re.findall(r"step_(\w+)\(world\)", source.partition("mode_time")[2])
    assert calls == [feature.name.replace("-", "_") for feature in design.custom_features]


def test_a_feature_s_words_are_those_of_its_writer() -> None:
    design = with_samples(plan().design, GLIDE)
    made = program(design).modules["glide_feature.py"]
    assert made.startswith('"""Hold the jump button to fall slowly."""\n')
    assert "GLIDE_FALL = 260  # the most that the hero falls in a tick" in made
    assert '"""Fall slowly while A is held."""' in made


def test_features_keep_their_numbers_apart() -> None:
    source = (
        'COUNT = OWN_2\n\n\ndef step_feature(world: World) -> None:\n    """Count."""\n'
        "    world.memory[COUNT] += 1\n    world.actors[0].vy += world.memory[OWN_1 + 3]\n"
    )
    samples = [
        {"name": name, "summary": "A counter.", "button": "none", "source": source}
        for name in ("one", "two", "three")
    ]
    modules = program(with_samples(plan().design, *samples)).modules
    assert "COUNT = OWN_2" in modules["one_feature.py"]
    assert "TWO_COUNT = OWN_6" in modules["two_feature.py"]
    assert "world.memory[OWN_5 + 3]" in modules["two_feature.py"]
    assert "THREE_COUNT = OWN_10" in modules["three_feature.py"]


def test_registers_are_nobody_else_s() -> None:
    own = {value for name, value in vars(feature_kit).items() if name.startswith("OWN_")}
    assert own == set(range(20, MEMORY))
    for module in (platformer_registers, adventure_registers):
        used = {value for name, value in vars(module).items() if name.isupper()}
        assert max(used) < min(own)


def test_constants_of_the_game_s_names_get_others() -> None:
    source = (
        "RUN_SPEED = 99\nHERO_HALF = 7\n\n\ndef step_feature(world: World) -> None:\n"
        '    """Run."""\n    world.actors[0].vx = RUN_SPEED + HERO_HALF\n'
    )
    sample = {"name": "far-run", "summary": "Runs far.", "button": "none", "source": source}
    design = with_samples(plan().design, sample)
    modules = program(design).modules
    assert "FAR_RUN_RUN_SPEED = 99\nFAR_RUN_HERO_HALF = 7" in modules["far_run_feature.py"]
    assert "RUN_SPEED = 99" not in modules["tuning.py"]
    assert program(design).constants["RUN_SPEED"] == program(plan().design).constants["RUN_SPEED"]


def test_constants_of_two_features_stay_apart_whatever_they_are_called() -> None:
    def sample(name: str, constants: str) -> dict[str, str]:
        tick = 'def step_feature(world: World) -> None:\n    """Go."""\n'
        tick += "    world.actors[0].vy = LAST\n"
        source = f"{constants}\n\n{tick}"
        return {"name": name, "summary": "A sample.", "button": "none", "source": source}

    both = with_samples(
        plan().design, sample("aa", "BB_LAST = 1\nLAST = BB_LAST + 1\n"), sample("bb", "LAST = 7\n")
    )
    modules = program(both).modules
    assert "LAST = BB_LAST + 1" in modules["aa_feature.py"]
    assert "BB_LAST_2 = 7" in modules["bb_feature.py"]
    assert "vy = BB_LAST_2" in modules["bb_feature.py"]


@pytest.mark.parametrize("genre", Genre)
def test_the_kit_is_all_that_is_offered(genre: Genre) -> None:
    names = {rule.name for rule in kit(genre)}
    assert {"held", "pressed", "move_hero", "strike_near", "solid_at"} <= names
    assert not {"forget_own", "settle_features", "has_room"} & names
    assert not {"START", "load_level", "set_cell", "spawn", "place"} & set(offered(genre))


def test_a_design_whose_feature_was_changed_is_read_anew() -> None:
    bad = CustomFeature(
        name="bad", summary="Bad.", button=FeatureButton.NONE, source='open("canary", "w")\n'
    )
    design = plan().design.model_copy(update={"custom_features": (bad,)})
    with pytest.raises(RulesRefused, match=r"bad\.py"):
        program(design)
    broken = bad.model_copy(update={"source": "def step_feature(\n"})
    with pytest.raises(RulesRefused, match="this is not Python"):
        program(design.model_copy(update={"custom_features": (broken,)}))


def test_features_can_be_taken_away_again() -> None:
    design = with_samples(plan().design, GLIDE, MAGNET, SHOCKWAVE)
    left = design.without_features("coin-magnet")
    assert [feature.name for feature in left.custom_features] == ["glide", "shockwave"]
    assert design.without_features() == plan().design
