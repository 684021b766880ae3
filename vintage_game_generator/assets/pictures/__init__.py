"""Characters that a model drew: from letters or a picture to a whole sprite sheet."""

# `assets.sprites` draws with these modules, and they with its: whichever is asked for first, that
# package comes first.
import vintage_game_generator.assets.sprites  # noqa: F401
