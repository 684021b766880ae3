"""Public facts on the catalog's games, looked up at Giant Bomb: shown, never part of a game.

It stands beside `catalog`, not in it, since the source of all that is in `catalog` is part of
the cache keys: see `docs/decisions/facts-beside-the-catalog.md`.
"""
