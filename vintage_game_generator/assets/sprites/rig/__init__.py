"""Sprites modelled from lit, rounded shapes, for frames of 24 pixels and more."""
