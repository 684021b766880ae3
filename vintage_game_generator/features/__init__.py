"""Features that are a game's own: written by a model, checked, tried, and part of every program."""

from vintage_game_generator.features.adding import with_features as with_features
from vintage_game_generator.features.adding import without_suspects as without_suspects
from vintage_game_generator.features.admission import admit_feature as admit_feature
