"""The author that asks a language or image model: one module a kind of piece."""
