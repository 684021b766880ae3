"""The languages that a game can be written in: one module each, listed here."""

from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import python, ruby, rust, web
from vintage_game_generator.targets.target import Target

TARGETS: dict[Language, Target] = {
    target.language: target for target in (python.TARGET, rust.TARGET, ruby.TARGET, web.TARGET)
}
