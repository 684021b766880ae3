"""Which button does what in a game, for its title, its pause screen and its README."""

from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import CustomFeature, FeatureButton, GameDesign

START = ("Enter", "start, pause")
ROOM = len(": ".join(START))  # letters that a line of the smallest screen's pause has
KEYS = {
    FeatureButton.NONE: "",
    FeatureButton.A: "Z",
    FeatureButton.B: "X",
    FeatureButton.SELECT: "Shift",
    FeatureButton.UP: "Up",
    FeatureButton.DOWN: "Down",
    FeatureButton.UP_B: "Up+X",
    FeatureButton.DOWN_B: "Down+X",
    FeatureButton.DOWN_A: "Down+Z",
}


def controls(design: GameDesign) -> tuple[tuple[str, str], ...]:
    """Return pairs of keys and what they do."""
    pairs = [("Arrows", "move")]
    if design.genre == Genre.PLATFORMER:
        pairs.append(("Z", "jump"))
        if design.has(Feature.COMBAT):
            pairs.append(("X", "attack"))
        if design.has(Feature.DASH):
            pairs.append(("Shift", "dash"))
    else:
        if design.has(Feature.COMBAT):
            pairs.append(("X", "attack"))
        if design.has(Feature.DASH):
            pairs.append(("Z", "dash"))
    for feature in design.custom_features:
        if keys := feature_keys(feature):
            pairs.append((keys, _short(feature_name(feature), ROOM - len(f"{keys}: "))))
    return (*pairs, START)


def feature_keys(feature: CustomFeature) -> str:
    """Return what is pressed for a feature that is a game's own; nothing if it acts by itself."""
    return KEYS[feature.button]


def feature_name(feature: CustomFeature) -> str:
    """Return a feature's name for people: 'grappling hook'."""
    return feature.name.replace("-", " ")


def _short(name: str, room: int) -> str:
    """Return as many of a name's last words as there is room for: the last says what it is."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > room:
        words = words[1:]
    return " ".join(words)[:room].rstrip()
