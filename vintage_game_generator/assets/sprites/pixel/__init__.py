"""Sprites drawn by hand in letters, for frames of 8 and 16 pixels and bosses of three colours."""
