"""The rules language: its checker, its reading, and its emitters."""
