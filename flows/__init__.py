"""The flows: each wires tasks into one piece of work."""
