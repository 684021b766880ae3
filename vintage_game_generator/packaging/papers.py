"""What tells people about a game: its README, and the brief that makes it again."""

import yaml

from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.packaging.rendering import template
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.controls import controls, feature_keys, feature_name
from vintage_game_generator.targets.rendering import stages
from vintage_game_generator.translate.program import game_rules


def papers(config: GameConfig, design: GameDesign) -> dict[str, bytes]:
    """Return the papers of a game's folder."""
    return {
        "README.md": _readme(config, design).encode(),
        "brief.yaml": brief_yaml(config).encode(),
    }


def brief_yaml(config: GameConfig) -> str:
    """Return the brief as a file that makes the same game again."""
    fields = config.model_dump(mode="json")
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)


def _readme(config: GameConfig, design: GameDesign) -> str:
    return template("README.md.jinja").render(
        design=design,
        controls=controls(design),
        own=[
            (feature_name(feature), feature_keys(feature), feature.summary)
            for feature in design.custom_features
        ],
        stages=stages(design),
        rules=sorted(module.file for module in game_rules(design).modules),
        others=[TARGETS[language] for language in config.other_languages],
    )
