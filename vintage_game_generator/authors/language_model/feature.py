"""A feature that no rule foresaw: a model writes its rules, which are checked before they run."""

import ast
import json
import re

from prompts import rendered
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Message, Question, Refused
from vintage_game_generator.features.admission import admit_feature, game_sounds, usable
from vintage_game_generator.features.trial import tried_feature
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import FeatureButton, GameDesign
from vintage_game_generator.models.drafts.feature import DraftedFeature, FeatureDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.translate.custom import kit

GENERIC = "generic"
KINDS: dict[str, str] = {
    "grappling-hook": r"grap|hook|rope|swing|whip|chain|tether|web",
    "magnet": r"magnet|attract|draws|vacuum|coins? (?:fly|come)|pulls? (?:in )?coins?",
    "glide": r"glid|float|hover|parachut|cape|wing|umbrella|fly|flies|flight|jet.?pack|feather",
    "shockwave": r"shock|pound|quake|stomp|slam|blast|explo|nova|smash",
    "shield": r"shield|barrier|invinc|invuln|bubble|armou?r|protect",
    "time-slow": r"time\b|slow|freez|frozen|stun|bullet",
    "blink": r"blink|teleport|warp|phase|dodge|flash",
    "builder": r"build|place|crate|dig|block|mine|bridge",
}
"""The prompts of features that people wish for, each with the words by which it is known."""
SHOWN_SOUNDS = ("SOUND_HIT", "SOUND_COIN", "SOUND_HEART", "SOUND_JUMP", "SOUND_SHOOT", "SOUND_LIFE")
_KERNEL = (
    "cell_at(world, column, row) -> int",
    "next_random(world) -> int: 0 or more",
    "play_sound(world, sound)",
)


def feature_draft(desk: Desk, wish: str, design: GameDesign, style: StyleGuide) -> DraftedFeature:
    """Return a feature as a model writes it, in the rules language.

    An answer is admitted if the checker passes it, and if it acts, and spoils nothing, in levels
    that the rules draw for this game. What is wrong goes back to the model with file and line.

    Args:
        desk: Where the model is asked.
        wish: The feature in the user's own words.
        design: The game.
        style: How much of a level its screen shows.
    """
    template = f"features/{kind_of(wish)}"
    prompt = _prompt(template, wish, design)
    copied = template.endswith(GENERIC) and _example(prompt)

    def admit(draft: FeatureDraft) -> None:
        if draft.source.split() == copied:
            raise Refused([f"this is the example; write rules for what was wished for: {wish}"])
        tried_feature(admit_feature(draft, design), design, style.view)

    question = Question(
        phase="feature",
        piece=wish,
        template=template,
        messages=(Message("user", prompt),),
        shape=FeatureDraft,
        max_tokens=1200,
        temperature=0.4,
        seed=design.seed,
    )
    draft, credits = desk.asked(question, admit)
    return DraftedFeature(draft=draft, credits=credits)


def kind_of(wish: str) -> str:
    """Return which prompt fits a wish: a kind of feature, or the one for what nobody foresaw."""
    words = wish.lower()
    found = {kind: re.search(rf"\b(?:{known})", words) for kind, known in KINDS.items()}
    first = {kind: match.start() for kind, match in found.items() if match}
    return min(first, key=lambda kind: first[kind], default=GENERIC)


def _prompt(template: str, wish: str, design: GameDesign) -> str:
    side = design.genre == Genre.PLATFORMER
    names = usable(design)
    rules = [_line(rule) for rule in kit(design.genre) if rule.name in names]
    return rendered(
        template,
        wish=" ".join(wish.split()),
        genre=design.genre.value,
        side=side,
        fights=design.has(Feature.COMBAT),
        sounds=[name for name in game_sounds(design) if name in SHOWN_SOUNDS],
        kit=[*_KERNEL, *rules],
        buttons=[button.value for button in FeatureButton],
    )


def _example(prompt: str) -> list[str]:
    """Return the words of the example that a prompt shows, for whoever copies it to be told."""
    shown = next(line for line in prompt.splitlines() if line.startswith('{"name"'))
    return str(json.loads(shown)["source"]).split()


def _line(rule: ast.FunctionDef) -> str:
    """Return how a rule is called, and what it does."""
    arguments = ", ".join(one.arg for one in rule.args.args)
    returned = ast.unparse(rule.returns) if rule.returns else "None"
    arrow = "" if returned == "None" else f" -> {returned}"
    words = (ast.get_docstring(rule) or "").partition("\n")[0].removeprefix("Return ").rstrip(".")
    return f"{rule.name}({arguments}){arrow}: {words[:1].lower()}{words[1:]}"
