"""Games with features of their own are certified, and the certificate says when each one acts."""

import re
from pathlib import Path

import pytest

from tests.command import Finished
from tests.feature_samples import GLIDE, GRAPPLING_HOOK, MAGNET, SHIELD, SHOCKWAVE
from tests.plans import Plan, plan_of
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.errors import NotProven
from vintage_game_generator.features import with_features
from vintage_game_generator.kernels.python.kernel.recording import Recording
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, ProvenLevel
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate
from vintage_game_generator.models.config import Genre, Language
from vintage_game_generator.models.design import CustomFeature, FeatureButton, GameDesign
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.playtest.acting import acting_checks, first_act
from vintage_game_generator.playtest.certification import certified
from vintage_game_generator.playtest.worlds import opened_world
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.translate.program import program

ADDED = ("recordings", "screenshots", CERTIFICATE)  # to the cartridge, by certification
SAMPLES = {
    Genre.PLATFORMER: (GRAPPLING_HOOK, GLIDE, SHOCKWAVE),
    Genre.ACTION_ADVENTURE: (SHIELD, MAGNET),
}
IDLE = CustomFeature(
    name="idle",
    summary="Does nothing that can be seen.",
    button=FeatureButton.NONE,
    source='def step_feature(world: World) -> None:\n    """Count."""\n'
    "    world.memory[OWN_1] += 1\n",
)


@pytest.fixture(scope="module", params=["platformer", "adventure"])
def game(request: pytest.FixtureRequest) -> Finished:
    found: Finished = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def featured(game: Finished) -> tuple[Plan, list[ProvenLevel]]:
    made = plan_of(load_brief(game.brief))
    drafts = [FeatureDraft.model_validate(one) for one in SAMPLES[made.design.genre]]
    made = made._replace(design=with_features(made.design, drafts)[0])
    return made, made.proven()


def cartridge(game: Finished, design: GameDesign, store: Store) -> Cartridge:
    """Return a finished game's project with the rules of another design."""
    rules = f"{game.package}/rules/"
    paths = [path for path in sorted(game.folder.rglob("*")) if path.is_file()]
    files = {path.relative_to(game.folder).as_posix(): path.read_bytes() for path in paths}
    kept = {
        name: content
        for name, content in files.items()
        if not name.startswith(ADDED) and (not name.startswith(rules) or "__init__" in name)
    }
    made = {rules + name: text.encode() for name, text in program(design).modules.items()}
    return Cartridge(
        language=Language.PYTHON, package=game.package, files=store.put_all(kept | made)
    )


@pytest.fixture(scope="module")
def proven(
    game: Finished,
    featured: tuple[Plan, list[ProvenLevel]],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[CertifiedGame, Store]:
    store = Store(tmp_path_factory.mktemp("store"))
    made, levels = featured
    project = cartridge(game, made.design, store)
    return certified(made.design, project, levels, [], store), store


def acts_of(certificate: Certificate) -> dict[str, tuple[str, int]]:
    """Return in which recording each feature acts, and at which tick."""
    found = {}
    for check in certificate.checks:
        if check.name.startswith("feature acts: "):
            said = re.fullmatch(r"at tick (\d+) of (\S+)", check.detail)
            assert said
            found[check.name.removeprefix("feature acts: ")] = (said[2], int(said[1]))
    return found


def test_a_game_with_features_is_certified(
    proven: tuple[CertifiedGame, Store], featured: tuple[Plan, list[ProvenLevel]]
) -> None:
    certificate = proven[0].certificate
    assert certificate.certified
    names = [feature.name for feature in featured[0].design.custom_features]
    assert list(acts_of(certificate)) == names


def test_a_feature_acts_when_the_certificate_says_so(
    proven: tuple[CertifiedGame, Store], featured: tuple[Plan, list[ProvenLevel]]
) -> None:
    game, store = proven
    made, levels = featured
    layouts = [one.level for one in levels]
    for name, (run, tick) in acts_of(game.certificate).items():
        text = store.get(game.files[f"recordings/{run}.json"]).decode()
        worlds = opened_world(made.design, layouts), opened_world(made.design, layouts)
        steps = program(made.design).step, program(made.design.without_features(name)).step
        assert first_act(*steps, *worlds, Recording.from_json(text).buttons()) == tick


def test_a_feature_that_nobody_sees_is_not_certified(
    game: Finished, featured: tuple[Plan, list[ProvenLevel]], tmp_path: Path
) -> None:
    made, _ = featured
    idle = made._replace(design=made.design.model_copy(update={"custom_features": (IDLE,)}))
    store = Store(tmp_path)
    project = cartridge(game, idle.design, store)
    with pytest.raises(NotProven, match="feature acts: idle: in no recording"):
        certified(idle.design, project, idle.proven(), [], store)


def test_a_game_without_features_has_nothing_to_show(
    featured: tuple[Plan, list[ProvenLevel]],
) -> None:
    made, levels = featured
    assert acting_checks(made.design.without_features(), levels, {}) == ()
