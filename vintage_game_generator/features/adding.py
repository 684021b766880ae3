"""A game with the features that were written for it, and without them where they did not do."""

from collections.abc import Sequence

from vintage_game_generator.asking.question import Refused
from vintage_game_generator.features.admission import admit_feature
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.findings import Finding, Severity

LEFT_OUT = "feature-left-out"


def with_features(design: GameDesign, drafts: Sequence[FeatureDraft]) -> tuple[GameDesign, Credits]:
    """Return the game with features of its own, in the order of their drafts, and who was left out.

    Two of one name get different ones. A draft that is not admitted is left out, with a finding.
    """
    findings = []
    for draft in drafts:
        names = {one.name.replace("-", "") for one in design.custom_features}
        name, number = draft.name, 2
        while name.replace("-", "") in names:
            name = f"{draft.name[:20].rstrip('-')}-{number}"
            number += 1
        try:
            feature = admit_feature(draft.model_copy(update={"name": name}), design)
        except Refused as refused:
            findings.append(_left_out(name, str(refused)))
            continue
        design = design.model_copy(update={"custom_features": (*design.custom_features, feature)})
    return design, Credits(findings=tuple(findings))


def without_suspects(design: GameDesign, why: str) -> tuple[GameDesign, Credits]:
    """Return the game without the features for which it could not be proven, and the findings.

    Args:
        design: The game.
        why: What failed; where it names no feature, all of them are suspects.
    """
    features = design.custom_features
    suspects = [one.name for one in features if f"feature acts: {one.name}:" in why]
    suspects = suspects or [one.name for one in features]
    findings = tuple(_left_out(name, why) for name in suspects)
    return design.without_features(*suspects), Credits(findings=findings)


def _left_out(name: str, why: str) -> Finding:
    return Finding(
        severity=Severity.WARNING, code=LEFT_OUT, subject=name, message=f"left out: {why}"
    )
