"""The shell: window, drawing, sound and keys, in Pygame. It reads the world and never writes it."""

import os

# Pygame greets on standard output, where programs that run a game expect its own lines alone.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
