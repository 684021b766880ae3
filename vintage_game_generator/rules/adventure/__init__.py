"""Action-adventures seen from above: rooms, foes, keys, a boss."""
