"""The words of a game, in lines for its screen: of the rules' own, or of an author's drafts."""

import random
import re
from collections.abc import Sequence

from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.chance import derived_chance
from vintage_game_generator.authors.procedural.lines import (
    GOAL_LINES,
    SAYING_LINES,
    announced,
    laid,
    rooms,
    wrapped,
)
from vintage_game_generator.models.config import GameConfig, Genre
from vintage_game_generator.models.design import CastMember, GameDesign, LevelBrief, Story
from vintage_game_generator.models.drafts.dialogue import DialogueDraft
from vintage_game_generator.models.drafts.quests import QuestsDraft
from vintage_game_generator.models.drafts.story import StoryDraft
from vintage_game_generator.models.style import StyleGuide, Terrain


def story(
    config: GameConfig,
    style: StyleGuide,
    hero: CastMember,
    enemies: Sequence[CastMember],
    boss: CastMember | None,
    levels: Sequence[LevelBrief],
) -> Story:
    """Return the words of a game, drawn from the brief's seed."""
    chance = derived_chance(config.seed, "story")
    treasure = chance.choice(words.TREASURES)
    slots = {
        "hero": hero.name,
        "trade": hero.archetype.replace("-", " "),
        "boss": (boss or enemies[-1]).name,
        "treasure": treasure,
        "first": f"the {levels[0].name}",
        "last": f"the {levels[-1].name}",
    }

    def told(patterns: tuple[str, ...]) -> tuple[str, ...]:
        text = chance.choice(patterns).format(**slots)
        sentences = re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)
        return wrapped(sentences, style)

    return Story(
        tagline=chance.choice(words.TAGLINES),
        intro=told(words.INTROS),
        ending=told(words.ENDINGS),
        defeat=told(words.DEFEATS),
        goals=_goals(config, style, boss, levels),
        sayings=_sayings(config, style, hero, enemies, boss, levels),
    )


def with_story(
    design: GameDesign,
    style: StyleGuide,
    story: StoryDraft | None,
    quests: QuestsDraft | None,
    dialogue: DialogueDraft | None,
) -> GameDesign:
    """Return a design with the words of drafts in place of the rules' own.

    What no draft says, and what does not fit the screen, stays as the rules have it.
    """
    told = design.story
    parts: dict[str, object] = {}
    if story:
        parts["tagline"] = story.tagline or told.tagline
        for part, lines in told_lines(story, style).items():
            parts[part] = lines or getattr(told, part)
    if quests:
        parts["goals"] = tuple(
            lines or own
            for lines, own in zip(goal_lines(quests, design, style), told.goals, strict=True)
        )
    if dialogue:
        parts["sayings"] = tuple(
            lines or own
            for lines, own in zip(saying_lines(dialogue, design, style), told.sayings, strict=True)
        )
    return design.model_copy(update={"story": told.model_copy(update=parts)})


def told_lines(story: StoryDraft, style: StyleGuide) -> dict[str, tuple[str, ...]]:
    """Return the intro, the ending and the defeat; one that has no room at all has no lines."""
    intro, ending = rooms(style)
    return {
        "intro": laid(story.intro, style, intro),
        "ending": laid(story.ending, style, ending),
        "defeat": laid(story.defeat, style, ending),
    }


def goal_lines(
    quests: QuestsDraft, design: GameDesign, style: StyleGuide
) -> tuple[tuple[str, ...], ...]:
    """Return the goal of each level; none where there is none, or no room for it."""
    goals = [*quests.goals, *[""] * len(design.levels)]
    return tuple(laid(goal, style, GOAL_LINES) for goal in goals[: len(design.levels)])


def saying_lines(
    dialogue: DialogueDraft, design: GameDesign, style: StyleGuide
) -> tuple[tuple[str, ...], ...]:
    """Return what is said in each level; nothing where nobody known speaks, or there is no room."""
    said = []
    for one in dialogue.lines[: len(design.levels)]:
        speaker = speaker_named(one.speaker, design) if one else ""
        lines = laid(one.line, style, SAYING_LINES) if one and speaker else ()
        said.append((announced(speaker, style), *lines) if lines else ())
    return tuple([*said, *[()] * (len(design.levels) - len(said))])


def speaker_named(name: str, design: GameDesign) -> str:
    """Return who of the cast is meant by a name or by a part of it; nobody is an empty name."""
    cast = [one.name for one in cast_of(design)]
    wanted = name.lower().split()
    exactly = [one for one in cast if one.lower().split() == wanted]
    partly = [one for one in cast if set(wanted) <= set(one.lower().split())]
    return (exactly or partly or [""])[0]


def cast_of(design: GameDesign) -> tuple[CastMember, ...]:
    """Return everybody who is in a game, the hero first."""
    return (design.hero, *design.enemies, *((design.boss,) if design.boss else ()))


def _goals(
    config: GameConfig,
    style: StyleGuide,
    boss: CastMember | None,
    levels: Sequence[LevelBrief],
) -> tuple[tuple[str, ...], ...]:
    chance = derived_chance(config.seed, "goals")
    way = words.GOALS_ACROSS if config.genre == Genre.PLATFORMER else words.GOALS_WITHIN
    taken: set[str] = set()
    goals = []
    for level in levels:
        terrain = style.biomes[level.biome].terrain
        patterns = (*way, *words.GOALS_OF_PLACES[terrain])
        if level.locks and chance.randrange(2):
            patterns = words.GOALS_LOCKED
        if level.boss:
            patterns = words.GOALS_BOSS
        slots = {"place": level.name, "boss": boss.name if boss else ""}
        texts = [pattern.format(**slots) for pattern in patterns]
        goals.append(_drawn(texts, style, GOAL_LINES, taken, chance))
    return tuple(goals)


def _sayings(
    config: GameConfig,
    style: StyleGuide,
    hero: CastMember,
    enemies: Sequence[CastMember],
    boss: CastMember | None,
    levels: Sequence[LevelBrief],
) -> tuple[tuple[str, ...], ...]:
    chance = derived_chance(config.seed, "sayings")
    taken: set[str] = set()
    sayings = []
    for number, level in enumerate(levels):
        terrain: Terrain = style.biomes[level.biome].terrain
        there = [one for one in enemies if one.behaviour in level.enemies]
        speaker, lines = hero, (*words.HERO_SAYS, *words.SAID_OF_PLACES[terrain])
        if number % 2 and there:
            speaker, lines = chance.choice(there), words.FOES_SAY
        if level.boss and boss:
            speaker, lines = boss, words.BOSSES_SAY
        said = _drawn(lines, style, SAYING_LINES, taken, chance)
        sayings.append((announced(speaker.name, style), *said))
    return tuple(sayings)


def _drawn(
    texts: Sequence[str],
    style: StyleGuide,
    lines: int,
    taken: set[str],
    chance: random.Random,
) -> tuple[str, ...]:
    """Return one of the texts that fit and that nobody has taken, in lines."""
    fit = [text for text in texts if len(wrapped(text, style)) <= lines]
    text = chance.choice([text for text in fit if text not in taken] or fit)
    taken.add(text)
    return wrapped(text, style)
