"""A game gets the features that were written for it, and goes on without them."""

from tests.feature_samples import GLIDE, MAGNET, SHOCKWAVE
from tests.plans import plan
from vintage_game_generator.features import left_out, with_features
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.translate.program import program


def drafts(*samples: dict[str, str]) -> list[FeatureDraft]:
    return [FeatureDraft.model_validate(sample) for sample in samples]


def test_features_come_in_the_order_of_their_drafts() -> None:
    design = with_features(plan().design, drafts(MAGNET, GLIDE, SHOCKWAVE))
    names = [feature.name for feature in design.custom_features]
    assert names == ["coin-magnet", "glide", "shockwave"]
    assert with_features(plan().design, []) == plan().design


def test_two_of_one_name_are_told_apart() -> None:
    design = with_features(plan().design, drafts(GLIDE, GLIDE, GLIDE))
    assert [feature.name for feature in design.custom_features] == ["glide", "glide-2", "glide-3"]
    modules = program(design).modules
    assert {"glide_feature.py", "glide_2_feature.py", "glide_3_feature.py"} <= set(modules)


def test_a_draft_that_was_never_admitted_is_left_out() -> None:
    bad = GLIDE | {
        "name": "bad",
        "source": "def step_feature(world: World) -> None:\n    eval('1')\n",
    }
    design = with_features(plan().design, drafts(bad, GLIDE))
    assert [feature.name for feature in design.custom_features] == ["glide"]


def test_what_is_left_out_is_said() -> None:
    design = with_features(plan().design, drafts(GLIDE, MAGNET))
    findings = left_out(design, "level 2 was not won").findings
    assert [(one.severity, one.code, one.subject) for one in findings] == [
        (Severity.WARNING, "feature-left-out", "glide"),
        (Severity.WARNING, "feature-left-out", "coin-magnet"),
    ]
    assert findings[0].message == "left out: level 2 was not won"
