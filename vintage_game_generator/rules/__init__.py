"""The rules of games, in the rules language."""
