"""The sounds of each console, and which of its channels plays what."""

from vintage_game_generator.assets.music.instruments.seating import Seat, bank_of, seats_of

__all__ = ["Seat", "bank_of", "seats_of"]
