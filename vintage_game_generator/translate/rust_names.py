"""What the kernel's constants are called in Rust."""

from vintage_game_generator.translate.families import BUTTONS, MEMBERS, PREFIXES


def member(family: str, constant: str) -> str:
    """Return the Rust path of one of the kernel's enumerated constants."""
    plain = constant.removeprefix(PREFIXES.get(family, ""))
    return f"{family}::{''.join(word.capitalize() for word in plain.split('_'))}"


def constant_path(name: str) -> str:
    """Return how rules call one of the kernel's constants."""
    if name in MEMBERS:
        return member(MEMBERS[name], name)
    return f"button::{name}" if name in BUTTONS else name
