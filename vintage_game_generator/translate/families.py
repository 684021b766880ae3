"""The kernel's constants by their families: kinds, poses, cells and so on.

Python has them as plain names. A language that groups constants, in enumerations or in modules,
finds the groups here.
"""

from vintage_game_generator.kernels.python import kernel

FAMILIES: dict[str, dict[int, str]] = {
    "Mode": {code: name.upper() for code, name in enumerate(kernel.MODE_NAMES)},
    "Kind": {code: name.upper().replace("-", "_") for code, name in enumerate(kernel.KIND_NAMES)},
    "Pose": {code: name.upper() for code, name in enumerate(kernel.POSE_NAMES)},
    "Facing": {code: f"FACE_{name}" for code, name in enumerate(("RIGHT", "LEFT", "UP", "DOWN"))},
    "Cell": {code: name.upper().replace("-", "_") for code, name in enumerate(kernel.CELL_NAMES)},
    "Sound": {
        code: f"SOUND_{name.upper().replace('-', '_')}"
        for code, name in enumerate(kernel.SOUND_NAMES)
    },
}
"""The kernel's constants of each family, by their codes."""
MEMBERS: dict[str, str] = {
    constant: family for family, members in FAMILIES.items() for constant in members.values()
}
"""The family of each of those constants."""
PREFIXES = {"Facing": "FACE_", "Sound": "SOUND_"}
"""What a constant's name begins with only since Python has no families."""
BUTTONS = ("A", "B", "SELECT", "START", "UP", "DOWN", "LEFT", "RIGHT")
"""The constants that are bits of the input, and no family's codes."""
