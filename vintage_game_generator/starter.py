"""The brief that `vintage init` writes: complete, commented, and good as it stands."""

from vintage_game_generator.models.config import ArtStyle, Feature, Genre, Language, Perspective


def starter_brief() -> str:
    """Return a brief in YAML with a comment on every line."""
    return f"""\
name: Ember Road                   # the title, 1 to 60 letters in any script
genre: platformer                  # {" | ".join(Genre)}
perspective: side-view             # {" | ".join(Perspective)}
art_style: nes                     # {" | ".join(ArtStyle)}
features:                          # any of: {", ".join(Feature)}
  - combat
  - power-ups
  - keys-and-doors
  - bosses
inspirations:                      # games of `vintage catalog`; a weight of 1 unless you say so
  - Metroid
  - {{game: Castlevania, weight: 0.3}}
custom_description: >-             # the game in your own words; its words colour the game
  A young courier carries the last ember across the sunny hills.
target_languages: [python]         # any of: {", ".join(Language)}; Python is always one
author: procedural                 # offline and free
seed: 7                            # another seed, another game: 0 to 4294967295
"""
