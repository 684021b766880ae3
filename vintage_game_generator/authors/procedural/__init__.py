"""The procedural author."""
