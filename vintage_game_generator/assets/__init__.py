"""Pictures, maps, tunes and sounds as pure functions of a spec and the style guide."""
