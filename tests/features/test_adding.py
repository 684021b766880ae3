"""A game gets the features that were written for it, and goes on without them."""

from tests.feature_samples import GLIDE, MAGNET, SHOCKWAVE
from tests.plans import plan
from vintage_game_generator.features import with_features, without_suspects
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.translate.program import program


def drafts(*samples: dict[str, str]) -> list[FeatureDraft]:
    return [FeatureDraft.model_validate(sample) for sample in samples]


def test_features_come_in_the_order_of_their_drafts() -> None:
    design, _ = with_features(plan().design, drafts(MAGNET, GLIDE, SHOCKWAVE))
    names = [feature.name for feature in design.custom_features]
    assert names == ["coin-magnet", "glide", "shockwave"]
    assert with_features(plan().design, [])[0] == plan().design


def test_two_of_one_name_are_told_apart() -> None:
    design, _ = with_features(plan().design, drafts(GLIDE, GLIDE, GLIDE))
    assert [feature.name for feature in design.custom_features] == ["glide", "glide-2", "glide-3"]
    modules = program(design).modules
    assert {"glide_feature.py", "glide_2_feature.py", "glide_3_feature.py"} <= set(modules)


def test_a_draft_that_was_never_admitted_is_left_out() -> None:
    bad = GLIDE | {
        "name": "bad",
        "source": "def step_feature(world: World) -> None:\n    eval('1')\n",
    }
    design, left_out = with_features(plan().design, drafts(bad, GLIDE))
    assert [feature.name for feature in design.custom_features] == ["glide"]
    (finding,) = left_out.findings
    assert (finding.code, finding.subject) == ("feature-left-out", "bad")
    assert "'eval' runs programs" in finding.message


def test_the_feature_that_a_failure_names_is_left_out_and_the_others_stay() -> None:
    design, _ = with_features(plan().design, drafts(GLIDE, MAGNET))
    left, credits = without_suspects(design, "feature acts: coin-magnet: never seen to act")
    assert [feature.name for feature in left.custom_features] == ["glide"]
    assert [finding.subject for finding in credits.findings] == ["coin-magnet"]


def test_where_no_feature_is_named_all_are_left_out_and_said() -> None:
    design, _ = with_features(plan().design, drafts(GLIDE, MAGNET))
    left, credits = without_suspects(design, "level 2 was not won")
    assert left == plan().design
    findings = credits.findings
    assert [(one.severity, one.code, one.subject) for one in findings] == [
        (Severity.WARNING, "feature-left-out", "glide"),
        (Severity.WARNING, "feature-left-out", "coin-magnet"),
    ]
    assert findings[0].message == "left out: level 2 was not won"
