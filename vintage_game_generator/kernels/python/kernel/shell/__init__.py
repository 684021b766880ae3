"""The shell: window, drawing, sound and keys, in Pygame. It reads the world and never writes it."""
