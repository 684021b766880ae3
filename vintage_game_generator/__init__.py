"""Turn a short brief into a finished, proven-playable retro game."""
