"""What an author says that a piece shall be: rules make the piece of it.

One module a kind of piece. A draft is small, holds no pixel or sample that the rules could not
have made, and is valid only if a piece that passes every check comes of it.
"""
