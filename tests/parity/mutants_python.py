"""Mistakes in Python's kernel and in emitted Python."""

from tests.parity.mutants import EmittedMutant, KernelMutant, Mutant

PLACE = r"[a-z_]+(?:\.[a-z_]+)*"

MUTANTS: tuple[Mutant, ...] = (
    KernelMutant("the sky is one row lower", "world.py", "    if row < 0:", "    if row < 1:"),
    KernelMutant(
        "the map is one column wider",
        "world.py",
        "column >= world.width or",
        "column > world.width or",
    ),
    KernelMutant(
        "the first column cannot be changed",
        "world.py",
        "0 <= column < world.width",
        "0 < column < world.width",
    ),
    KernelMutant(
        "cells digested too tightly", "world.py", "index * 32 + cell", "index * 16 + cell"
    ),
    KernelMutant("spawns over the hero", "world.py", "range(1, ACTORS)", "range(0, ACTORS)"),
    KernelMutant("the ninth sound is heard", "world.py", "SOUNDS = 8", "SOUNDS = 9"),
    KernelMutant(
        "a placed actor is not at home", "world.py", "actor.y = actor.home_y = y", "actor.y = y"
    ),
    KernelMutant(
        "a placed actor keeps its tag",
        "world.py",
        "actor.hurt = actor.tag = 0",
        "actor.hurt = 0",
    ),
    KernelMutant(
        "all levels have the same chance",
        "world.py",
        "(world.seed + level * 0x9E3779B9)",
        "(world.seed + 0x9E3779B9)",
    ),
    KernelMutant(
        "a seed of zero stays zero",
        "world.py",
        "random=seed & 0xFFFFFFFF or ZERO_SEED",
        "random=seed & 0xFFFFFFFF",
    ),
    KernelMutant(
        "a level's chance may be zero",
        "world.py",
        "0x9E3779B9) & 0xFFFFFFFF or ZERO_SEED",
        "0x9E3779B9) & 0xFFFFFFFF",
    ),
    KernelMutant("a boss outlives its level", "world.py", "    world.boss = 0\n", ""),
    KernelMutant("xorshift by 12", "world.py", "state << 13", "state << 12"),
    KernelMutant("xorshift by 16", "world.py", "state >> 17", "state >> 16"),
    KernelMutant(
        "chance is not cut to 32 bits", "world.py", "state << 5 & 0xFFFFFFFF", "state << 5"
    ),
    KernelMutant("chance is unsigned", "world.py", "state & 0x7FFFFFFF", "state & 0xFFFFFFFF"),
    KernelMutant("a hero half a cell aside", "world.py", "* 4096 + 2048", "* 4096 + 2047"),
    KernelMutant(
        "FNV-1 for FNV-1a", "hashing.py", "(digest ^ byte) * PRIME", "(digest * PRIME) ^ byte"
    ),
    KernelMutant(
        "two fields change places", "hashing.py", '    "vx",\n    "vy",', '    "vy",\n    "vx",'
    ),
    KernelMutant("a field is not hashed", "hashing.py", '    "cooldown",\n', ""),
    KernelMutant("big-endian", "hashing.py", 'f"<{', 'f">{'),
    KernelMutant("slots are not hashed", "hashing.py", "            yield slot\n", ""),
    KernelMutant(
        "all of the awake are hashed",
        "hashing.py",
        "world.awake[: world.awake_count]",
        "world.awake",
    ),
    KernelMutant(
        "the save before the memory",
        "hashing.py",
        "    yield from world.memory\n    yield from world.save\n",
        "    yield from world.save\n    yield from world.memory\n",
    ),
    EmittedMutant("division truncates", rf"({PLACE}) // (-?\d+)", r"int(\1 / \2)", everywhere=True),
    EmittedMutant(
        "modulo of the dividend's sign",
        rf"({PLACE}) % (-?\d+)",
        r"(\1 - int(\1 / \2) * \2)",
        everywhere=True,
    ),
    EmittedMutant(
        "a shift without its sign", rf"({PLACE}) >> ", r"(\1 & 0xFFFFFFFF) >> ", everywhere=True
    ),
    EmittedMutant(
        "parentheses dropped",
        r"\(([^()\n]+ [-+|^] [^()\n]+)\)( [*%&>]|\n)",
        r"\1\2",
        everywhere=True,
    ),
    EmittedMutant("< for <=", " <= ", " < ", everywhere=True),
    EmittedMutant("and for or", " or ", " and ", everywhere=True),
    EmittedMutant("a missing early return", r"^( {8,})return\b.*", r"\1pass", everywhere=True),
    EmittedMutant("a missing break", r"^( +)break\b", r"\1pass", everywhere=True),
    EmittedMutant("min for max", r"\bmax\(", "min("),
    EmittedMutant(
        "systems change places", r"^( +step_\w+\(world\)\n)( +step_\w+\(world\)\n)", r"\2\1"
    ),
    EmittedMutant("an if for an elif", r"^( +)elif ", r"\1if ", everywhere=True),
    EmittedMutant("-= for +=", r" \+= ", " -= "),
    EmittedMutant(
        "a range that is one short", r"range\((\d+|world\.\w+)\)", r"range(1, \1)", everywhere=True
    ),
)
