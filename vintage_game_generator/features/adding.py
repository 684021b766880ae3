"""A game with the features that were written for it, and without them where they did not do."""

from collections.abc import Sequence

from vintage_game_generator.asking.question import Refused
from vintage_game_generator.features.admission import admit_feature
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.findings import Finding, Severity

LEFT_OUT = "feature-left-out"


def with_features(design: GameDesign, drafts: Sequence[FeatureDraft]) -> GameDesign:
    """Return the game with features of its own, in the order of their drafts.

    Two of one name get different ones. A draft that was never admitted is left out.
    """
    for draft in drafts:
        names = {one.name.replace("-", "") for one in design.custom_features}
        name, number = draft.name, 2
        while name.replace("-", "") in names:
            name = f"{draft.name[:20].rstrip('-')}-{number}"
            number += 1
        try:
            feature = admit_feature(draft.model_copy(update={"name": name}), design)
        except Refused:
            continue
        design = design.model_copy(update={"custom_features": (*design.custom_features, feature)})
    return design


def left_out(design: GameDesign, why: str) -> Credits:
    """Return the findings that all features of a game's own were left out, and why."""
    return Credits(
        findings=tuple(
            Finding(
                severity=Severity.WARNING,
                code=LEFT_OUT,
                subject=feature.name,
                message=f"left out: {why}",
            )
            for feature in design.custom_features
        )
    )
