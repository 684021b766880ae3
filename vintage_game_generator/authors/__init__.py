"""Who writes the pieces of a game: behind one protocol, whoever it is."""
