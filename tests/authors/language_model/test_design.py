"""A model's architecture: its cast and places are kept, the rules complete and check the plan."""

from typing import Any

import pytest

from tests.wishes import DESIGN, begun, brief, but
from vintage_game_generator.asking.scripted import MODEL, ScriptedDesk
from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.authors.language_model.design import EXAMPLE, design_draft
from vintage_game_generator.authors.procedural.design import FEWEST_BEHAVIOURS, game_design
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import Behaviour, GameDesign
from vintage_game_generator.models.drafts.design import DesignDraft, DraftedDesign
from vintage_game_generator.playtest.proving import proven_level

ABOVE = {"genre": "action-adventure", "perspective": "top-down"}


def drafted(answers: list[dict[str, Any]]) -> tuple[DraftedDesign, ScriptedDesk]:
    config = brief()
    blend, style, _ = begun(config)
    desk = ScriptedDesk(answers)
    return design_draft(desk, config, blend, style), desk


def made(answer: dict[str, Any], config: GameConfig | None = None) -> GameDesign:
    config = config or brief()
    blend, style, _ = begun(config)
    return game_design(config, blend, style, DesignDraft.model_validate(answer))


def test_a_good_answer_is_kept_and_seen_in_the_design() -> None:
    answer, desk = drafted([DESIGN])
    assert desk.refusals == []
    assert answer.credits.author == MODEL
    design = made(DESIGN)
    assert (design.hero.name, design.hero.archetype) == ("Ottoline", "keeper")
    assert [enemy.name for enemy in design.enemies[:3]] == [
        "Wick Wisp",
        "Barnacle Crab",
        "Undertow Shade",
    ]
    assert design.boss
    assert (design.boss.name, design.boss.archetype) == ("Mother Fathom", "leviathan")
    assert [level.name for level in design.levels] == [
        "Snuffed Pier",
        "Oil Cellars",
        "Lamp Gallery",
    ]
    assert [level.biome for level in design.levels] == [0, 1, 2]
    assert [level.verticality for level in design.levels] == [10, 80, 50]
    assert design.levels[0].length < design.levels[2].length < design.levels[1].length
    told = " ".join([*design.story.intro, *design.story.ending, *design.story.defeat])
    assert "Ottoline" in told or "keeper" in told
    drawn = {spec.name: spec.archetype for spec in design.sprites}
    assert (drawn["hero"], drawn["flyer"], drawn["boss"]) == ("keeper", "wisp", "leviathan")


def test_foes_are_completed_to_a_variety_without_a_name_twice() -> None:
    design = made(but(DESIGN, foes=DESIGN["foes"][:2], danger=10))
    behaviours = [enemy.behaviour for enemy in design.enemies]
    assert len(set(behaviours)) == len(behaviours) >= FEWEST_BEHAVIOURS
    assert behaviours[:2] == [Behaviour.FLYER, Behaviour.WALKER]
    names = [enemy.name for enemy in design.enemies]
    assert len(set(names)) == len(names)
    assert set(design.levels[-1].enemies) == set(behaviours)


def test_danger_rises_whatever_is_said() -> None:
    answer = but(DESIGN)
    for level, difficulty in zip(answer["levels"], (100, 40, 60), strict=True):
        level["difficulty"] = difficulty
    hardness = [level.difficulty for level in made(answer).levels]
    assert hardness == sorted(hardness)
    assert hardness[0] == 40
    answer = but(DESIGN, levels=[level | {"difficulty": 100} for level in DESIGN["levels"]])
    assert made(answer).levels[0].difficulty <= 70


def test_feel_becomes_the_numbers_of_the_rules() -> None:
    slow, fast = made(but(DESIGN, pace=0)).tuning, made(but(DESIGN, pace=100)).tuning
    assert slow["RUN_SPEED"] < fast["RUN_SPEED"]
    heavy, light = made(but(DESIGN, airiness=0)).tuning, made(but(DESIGN, airiness=100)).tuning
    assert heavy["GRAVITY"] > light["GRAVITY"]
    assert made(but(DESIGN, danger=100)).tuning["LIVES"] < slow["LIVES"]


def test_a_game_without_a_boss_gets_none_by_an_answer() -> None:
    design = made(DESIGN, brief(features=[]))
    assert design.boss is None
    assert "boss" not in {spec.name for spec in design.sprites}


def test_seeds_and_the_last_boss_stay_the_rules_matter() -> None:
    _, _, own = begun(brief())
    design = made(DESIGN)
    assert [level.seed for level in design.levels] == [level.seed for level in own.levels][:3]
    assert [level.boss for level in design.levels] == [False, False, True]
    assert design.tunes[0] == own.tunes[0]


def test_without_a_draft_the_design_is_the_rules_own() -> None:
    config = brief()
    blend, style, own = begun(config)
    assert game_design(config, blend, style, None) == own


def test_what_is_plainly_meant_is_taken() -> None:
    sloppy = but(DESIGN, hero="Keeper", boss="Queen Wasp", hero_name="OTTOLINE", pace="35%")
    sloppy["foes"][1] |= {"archetype": "Crabs"}
    sloppy["foes"].append({"archetype": "bat", "name": "Second Flyer"})
    sloppy["levels"][0] |= {"place": 0, "length": "Short", "name": "The Snuffed Pier"}
    draft = drafted([sloppy])[0].draft
    assert draft
    assert (draft.hero, draft.boss, draft.hero_name) == ("keeper", "queen-wasp", "Ottoline")
    assert [foe.archetype for foe in draft.foes] == ["wisp", "crab", "ghost"]
    assert (draft.levels[0].place, draft.levels[0].name) == (1, "Snuffed Pier")


def test_foes_that_are_all_alike_are_one_and_rules_add_the_others() -> None:
    alike = [{"archetype": one, "name": f"Wet {one}"} for one in ("bat", "moth")]
    draft = drafted([but(DESIGN, foes=alike)])[0].draft
    assert draft
    config = brief()
    blend, style, _ = begun(config)
    design = game_design(config, blend, style, draft)
    assert [enemy.name for enemy in design.enemies if enemy.name.startswith("Wet")] == ["Wet bat"]
    assert len({enemy.behaviour for enemy in design.enemies}) >= 4


def test_levels_of_one_name_are_numbered() -> None:
    same = [level | {"name": "Crystal Cavern Halls"} for level in DESIGN["levels"]]
    draft = drafted([but(DESIGN, levels=same)])[0].draft
    assert draft
    names = [level.name for level in draft.levels]
    assert names[:3] == ["Crystal Cavern Halls", "Crystal Cavern Ha II", "Crystal Cavern H III"]


def levels(**change: Any) -> dict[str, Any]:
    return {"levels": [{**DESIGN["levels"][0], **change}, *DESIGN["levels"][1:]]}


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown hero": ({"hero": "plumber"}, "nobody draws a 'plumber'; write one of knight"),
    "an unknown foe": (
        {"foes": [{"archetype": "dragon", "name": "Ash Dragon"}, DESIGN["foes"][0]]},
        "nobody draws a 'dragon'",
    ),
    "too few levels": ({"levels": DESIGN["levels"][:2]}, "at least 3"),
    "a name twice": ({"boss_name": "wick wisp"}, "wick wisp: a name must be given once only"),
    "one place for all": (
        {"levels": [level | {"place": 2} for level in DESIGN["levels"]]},
        "all levels lie in place 2",
    ),
    "a placeholder": ({"hero_name": "Hero Name"}, "the hero: 'Hero Name' is a placeholder"),
    "a bare placeholder": (levels(name="Level 1"), "level 1: 'Level 1' is a placeholder"),
    "another game's hero": ({"hero_name": "Samus"}, "a game that exists"),
    "another game's hero with a plain name": ({"hero_name": "Link"}, "a game that exists"),
    "another game's title": (levels(name="Harvest Moon"), "a game that exists"),
    "a long name": ({"boss_name": "The Most Terrible Mother Of Fathoms"}, "at most 20"),
    "markup": ({"boss_name": "**Fathom**"}, "'*'"),
    "the example's name": ({"hero_name": "Obrin"}, "the example's"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_refused_in_words_that_name_it(name: str) -> None:
    change, reason = BAD[name]
    answer, desk = drafted([but(DESIGN, **change), DESIGN])
    assert reason in " ".join(desk.refusals[0])
    assert answer.draft == DesignDraft.model_validate(DESIGN)


def test_after_refusals_it_is_left_to_the_rules_with_a_finding() -> None:
    answer, _ = drafted([EXAMPLE.model_dump(mode="json")] * 2)
    assert answer.draft is None
    assert [finding.code for finding in answer.credits.findings] == ["fell-back"]


def test_every_archetype_of_a_foe_acts_in_one_way() -> None:
    every = [archetype for one in Behaviour for archetype in ARCHETYPES[one]]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("view", [{}, ABOVE], ids=["side", "above"])
def test_levels_of_a_draft_can_be_won(view: dict[str, Any]) -> None:
    config = brief(**view)
    _, style, _ = begun(config)
    steep = [level | {"verticality": 100, "difficulty": 100} for level in DESIGN["levels"]]
    design = made(but(DESIGN, levels=steep, pace=0, airiness=0, danger=100), config)
    proven = proven_level(design.levels[-1], design, style.view)
    assert proven.level.number == 3
