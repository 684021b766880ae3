"""A game's code holds nothing of what the game lacks: no rule, no constant, no word."""

import ast
import io
import re
import tokenize
from collections import Counter

import pytest

from tests.plans import FEATURES, plan
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import Behaviour, CastMember, GameDesign
from vintage_game_generator.translate.program import PATTERNS, program

PLATFORMER, ADVENTURE = Genre.PLATFORMER, Genre.ACTION_ADVENTURE
WORDS = {
    Feature.COMBAT: "attack|blade|sword|slash|swing|hero_shot",
    Feature.POWER_UPS: "power|powers|might|swift|shield|boots",
    Feature.KEYS_AND_DOORS: "key|keys|door|doors",
    Feature.BOSSES: "boss|bosses|gate|gates|rune|runes|pattern",
    Feature.SAVE: "save|saved",
    Feature.DASH: "dash|dashed|roll|rolls",
    Feature.DOUBLE_JUMP: "air_jump|air_jumps|double",
    Feature.WALL_JUMP: "wall_jump|leap_off_wall|slide_on_wall|wall_time",
}
# Names of the kernel's that others need too, and the masks of what stops whom.
SHARED = (
    "HERO_SHOT",
    "SOUND_DOOR",
    "HERO_WALLS =",
    "SHOT_WALLS =",
    "    DOOR,",
    "    GATE,",
    "doorways",
)
COMMON = "walker|hopper|flyer|shooter|chaser"


def a_design(
    genre: Genre, features: tuple[Feature, ...], foes: tuple[Behaviour, ...] = (), **tuning: int
) -> GameDesign:
    cast = [CastMember(name=foe, sprite=foe, archetype=foe, behaviour=foe) for foe in foes]
    changes = {"features": features, "enemies": tuple(cast), "tuning": tuning}
    return plan(genre).design.model_copy(update=changes)


def text_of(modules: dict[str, str]) -> str:
    return "\n".join(f"{name[:-3]}\n{text}" for name, text in sorted(modules.items()))


def words_in(modules: dict[str, str], pattern: str) -> list[str]:
    """Return the lines in which a word of a pattern stands, alone or as a part of a name."""
    part = re.compile(rf"(?<![a-z])({pattern})(?![a-z])", re.IGNORECASE)
    return [
        line
        for line in text_of(modules).splitlines()
        if part.search(line) and not any(shared in line for shared in SHARED)
    ]


@pytest.mark.parametrize(
    ("genre", "absent"), [(genre, feature) for genre in Genre for feature in FEATURES[genre]]
)
def test_a_feature_that_a_game_lacks_leaves_no_word_in_its_code(
    genre: Genre, absent: Feature
) -> None:
    others = tuple(feature for feature in FEATURES[genre] if feature != absent)
    allowed = others if absent != Feature.COMBAT else tuple(set(others) - {Feature.POWER_UPS})
    made = program(a_design(genre, allowed, tuple(Behaviour)))
    words = WORDS[absent]
    if absent == Feature.COMBAT:  # a foe's own attack is a pose
        words = words.replace("attack|", "step_attack|")
    if absent == Feature.POWER_UPS:  # runes sound like power-ups
        made.modules.pop("runes.py", None)
    assert words_in(made.modules, words) == []


@pytest.mark.parametrize("genre", Genre)
def test_a_bare_game_is_bare(genre: Genre) -> None:
    made = program(a_design(genre, (), (Behaviour.CHARGER,)))
    words = "|".join(
        words for feature, words in WORDS.items() if feature not in (Feature.COMBAT, Feature.DASH)
    )
    assert words_in(made.modules, f"{words}|{COMMON}|foe_shot|shots") == [
        line for line in words_in(made.modules, "walker") if "WALKER" in line
    ]


@pytest.mark.parametrize(
    ("genre", "pattern"), [(genre, name) for genre, names in PATTERNS.items() for name in names]
)
def test_a_boss_fights_in_one_way(genre: Genre, pattern: str) -> None:
    made = program(a_design(genre, (Feature.BOSSES, Feature.COMBAT), (), **{pattern: 1}))
    fights = [
        name for name in PATTERNS[genre] if f"step_{name[4:].lower()}" in text_of(made.modules)
    ]
    assert fights == [pattern]
    assert "runes.py" not in made.modules


def test_a_boss_fights_somehow() -> None:
    made = program(a_design(PLATFORMER, (Feature.BOSSES,)))
    assert "step_leaper" in made.modules["boss.py"]
    assert "runes.py" in made.modules


def test_a_hero_shoots_or_swings() -> None:
    blade = program(a_design(PLATFORMER, (Feature.COMBAT,), HAS_BLADE=1))
    shot = program(a_design(PLATFORMER, (Feature.COMBAT,), HAS_BLADE=0))
    assert words_in(blade.modules, "shoot|shoots|fire|hero_shot") == []
    assert words_in(shot.modules, "blade|slash|swing") == []


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("number", range(8))
def test_all_that_is_defined_is_used(genre: Genre, number: int) -> None:
    features = tuple(
        feature
        for place, feature in enumerate(sorted(FEATURES[genre]))
        if number == 7 or (place + number) % 3 == 0
    )
    behaviours = tuple(Behaviour)[number % 3 : number % 3 + 3]
    pattern = PATTERNS[genre][number % 3]
    made = program(a_design(genre, features, behaviours, **{pattern: 1}))
    read: Counter[str] = Counter()
    defined: list[str] = []
    for text in made.modules.values():
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                read[node.id] += 1
        for statement in tree.body:
            if isinstance(statement, ast.FunctionDef):
                defined.append(statement.name)
            elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                defined.append(statement.targets[0].id)
    assert [name for name in defined if not read[name]] == ["step"]


@pytest.mark.parametrize("genre", Genre)
def test_no_switch_is_left(genre: Genre) -> None:
    made = program(a_design(genre, FEATURES[genre], tuple(Behaviour)))
    names = tokenize.generate_tokens(io.StringIO(text_of(made.modules)).readline)
    assert [token.string for token in names if token.string.startswith("HAS_")] == []
