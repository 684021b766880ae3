"""Admission: a feature that a model wrote is read, and refused or taken, before any of it runs."""

from collections.abc import Sequence

from prompts import rendered
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.features.intervals import Intervals
from vintage_game_generator.features.mending import Mended, mended
from vintage_game_generator.features.reaching import Reach, check_names
from vintage_game_generator.features.wording import check_text, check_words
from vintage_game_generator.features.work import Work
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import CustomFeature, GameDesign
from vintage_game_generator.models.drafts.feature import LONGEST_SOURCE, FeatureDraft
from vintage_game_generator.translate.checker import Refusal, Remarks, RulesRefused
from vintage_game_generator.translate.custom import (
    TAKEN_FEATURES,
    file_name,
    head_lines,
    offered,
)
from vintage_game_generator.translate.program import game_rules

MOST_REASONS = 6  # a small model mends no more at a time
LONGEST_QUOTE = 60  # letters of a line
MOST_MENDED = 12_000  # letters, as much as a design keeps


def admit_feature(draft: FeatureDraft, design: GameDesign) -> CustomFeature:
    """Return the feature of a draft, as part of a game; nothing of it has run by then.

    Args:
        draft: What a model wrote: untrusted.
        design: The game, for its genre and what it can show and play.

    Raises:
        Refused: it is outside the rules language, reaches for what is the game's own, or could
            do too much in a tick; each reason has the file and the line.
    """
    file = file_name(draft.name)
    written = draft.source.splitlines()
    remarks = Remarks(file, draft.source)
    if draft.name in TAKEN_FEATURES:
        remarks.refuse(1, f"the name '{draft.name}'", "give the feature another one")
    check_words(1, draft.summary, remarks)
    if check_text(draft.source, remarks) is None or remarks.found:
        raise _refused(remarks.found, written, file)
    try:
        feature, found = _read(draft, design, file)
    except Exception as error:  # nobody shall have to know all that a text may break
        line = getattr(error, "lineno", None) or 1
        remarks.refuse(line, f"it cannot be read: {type(error).__name__}", "write it plainly")
        raise _refused(remarks.found, written, file) from error
    if found:
        raise _refused(found, written, file)
    return feature


def _read(
    draft: FeatureDraft, design: GameDesign, file: str
) -> tuple[CustomFeature, list[Refusal]]:
    """Return a feature as it was meant, and what is wrong with it, by its writer's lines."""
    better = mended(draft.source, design.genre, usable(design))
    fields = {"name": draft.name, "summary": draft.summary, "button": draft.button}
    if len(better.source) > MOST_MENDED:
        what = f"more than {LONGEST_SOURCE} letters once it is spelt out"
        feature = CustomFeature.model_validate({**fields, "source": ""})
        return feature, [Refusal(file, 1, what, "write a smaller feature")]
    feature = CustomFeature.model_validate({**fields, "source": better.source})
    found = [_placed(one, better) for one in _policy(feature, design, file)]
    for one in _language(feature, design):
        own = one.file == file
        found.append(_placed(one, better, _head(feature, design)) if own else one)
    return feature, found


def usable(design: GameDesign) -> tuple[str, ...]:
    """Return the names that the features of a game may use; all its sounds, and no others."""
    sounds = game_sounds(design)
    return tuple(
        name
        for name in offered(design.genre)
        if (not name.startswith("SOUND_") or name in sounds)
        and (name != "fire_shot" or _has_shots(design))
    )


def game_sounds(design: GameDesign) -> tuple[str, ...]:
    """Return the constants of the sounds that a game has."""
    return tuple(f"SOUND_{spec.name.replace('-', '_').upper()}" for spec in design.sounds)


def _has_shots(design: GameDesign) -> bool:
    """Return whether the game's own rules let the hero's shots fly."""
    bare_handed = design.genre == Genre.PLATFORMER and design.tuning.get("HAS_BLADE") == 0
    return design.has(Feature.COMBAT) and (bare_handed or design.has(Feature.POWER_UPS))


def _policy(feature: CustomFeature, design: GameDesign, file: str) -> list[Refusal]:
    """Return what a feature must not do, though the rules language could say it."""
    remarks = Remarks(file, feature.source)
    tree = check_text(feature.source, remarks)
    if tree is None:
        return remarks.found
    intervals = Intervals(tree)
    check_names(tree, usable(design), remarks)
    Reach(tree, design.genre, intervals, remarks).check(feature.button)
    Work(intervals, remarks).check()
    return remarks.found


def _language(feature: CustomFeature, design: GameDesign) -> list[Refusal]:
    """Return what is outside the rules language in a feature, and what its game cannot have."""
    alone = design.model_copy(update={"custom_features": (feature,)})
    try:
        game_rules(alone)
    except RulesRefused as refused:
        return list(refused.refusals)
    return []


def _head(feature: CustomFeature, design: GameDesign) -> int:
    return head_lines(feature, design.genre)


def _placed(refusal: Refusal, better: Mended, head: int = 0) -> Refusal:
    """Return a refusal with the line as the writer counts."""
    line = better.original(refusal.line - head)
    return Refusal(refusal.file, line, refusal.what, refusal.instead)


def _refused(refusals: Sequence[Refusal], written: Sequence[str], file: str) -> Refused:
    """Return the reasons: the first faults, each with the line as it was written."""
    by_line: dict[tuple[int, str], Refusal] = {}
    for one in sorted(refusals, key=lambda refusal: refusal.line):
        by_line.setdefault((one.line, one.what), one)
    reasons = []
    for one in list(by_line.values())[:MOST_REASONS]:
        here = one.file == file and one.line <= len(written)
        quoted = written[one.line - 1].strip()[:LONGEST_QUOTE] if here else ""
        plain = here and quoted.isascii()
        reasons.append(f"{one} (line {one.line}: {quoted})" if plain else str(one))
    more = len(by_line) - len(reasons)
    hint = rendered("features/repair", faults=[one.what for one in by_line.values()], more=more)
    return Refused([*reasons, " ".join(hint.split())])
