"""Mistakes in JavaScript's kernel and in emitted JavaScript."""

from tests.parity.mutants import EmittedMutant, KernelMutant, Mutant

PLACE = r"[a-zA-Z]+(?:\.[a-zA-Z]+)*"

MUTANTS: tuple[Mutant, ...] = (
    KernelMutant("the sky is one row lower", "world.js", "if (row < 0)", "if (row < 1)"),
    KernelMutant(
        "the map is one column wider",
        "world.js",
        "column >= world.width ||",
        "column > world.width ||",
    ),
    KernelMutant(
        "the first row cannot be changed", "world.js", "0 <= row && row", "0 < row && row"
    ),
    KernelMutant(
        "the digest is a product of floats",
        "world.js",
        "Math.imul(world.cellsDigest ^ (index * 32 + cell), 16777619)",
        "(world.cellsDigest ^ (index * 32 + cell)) * 16777619",
    ),
    KernelMutant("spawns over the hero", "world.js", "let slot = 1;", "let slot = 0;"),
    KernelMutant("the ninth sound is heard", "world.js", "SOUNDS = 8", "SOUNDS = 9"),
    KernelMutant("a placed actor is not at home", "world.js", "  actor.homeY = y;\n", ""),
    KernelMutant("a placed actor keeps its pose", "world.js", "  actor.pose = 0;\n", ""),
    KernelMutant(
        "all levels have the same chance",
        "world.js",
        "Math.imul(level, GOLDEN)",
        "GOLDEN",
    ),
    KernelMutant(
        "a seed of zero stays zero",
        "world.js",
        "seed >>> 0 || ZERO_SEED);",
        "seed >>> 0);",
    ),
    KernelMutant(
        "a level's chance may be zero",
        "world.js",
        "GOLDEN)) >>> 0 || ZERO_SEED",
        "GOLDEN)) >>> 0",
    ),
    KernelMutant("a boss outlives its level", "world.js", "  world.boss = 0;\n", ""),
    KernelMutant("levels share their cells", "world.js", "layout.cells.slice()", "layout.cells"),
    KernelMutant("xorshift by 12", "world.js", "state << 13", "state << 12"),
    KernelMutant("xorshift keeps the sign", "world.js", "state >>> 17", "state >> 17"),
    KernelMutant(
        "chance is unsigned", "world.js", "return state & 0x7fffffff", "return state >>> 0"
    ),
    KernelMutant(
        "FNV of floats", "hashing.js", "Math.imul(digest ^ byte, PRIME)", "(digest ^ byte) * PRIME"
    ),
    KernelMutant("a signed hash", "hashing.js", "return digest >>> 0", "return digest"),
    KernelMutant("big-endian", "hashing.js", "number, true)", "number, false)"),
    KernelMutant("two fields change places", "hashing.js", '  "vx",\n  "vy",', '  "vy",\n  "vx",'),
    KernelMutant("a field is not hashed", "hashing.js", '  "cooldown",\n', ""),
    KernelMutant(
        "slots are not hashed", "hashing.js", "numbers.push(slot, ...", "numbers.push(..."
    ),
    KernelMutant(
        "a remainder for a modulo", "integers.js", "? rest + divisor : rest", "? rest : rest"
    ),
    KernelMutant("a multiple of a negative divisor leaves it", "integers.js", "rest !== 0 && ", ""),
    EmittedMutant("division truncates", r"Math\.floor\(", "Math.trunc(", everywhere=True),
    EmittedMutant("division that rounds", r"Math\.floor\(", "Math.round(", everywhere=True),
    EmittedMutant(
        "a remainder for a modulo in place",
        rf"\bmod\(({PLACE}), (-?\d+)\)",
        r"(\1 % \2)",
        everywhere=True,
    ),
    EmittedMutant("a shift without its sign", " >> ", " >>> ", everywhere=True),
    EmittedMutant(
        "parentheses dropped", r"\(([^()\n]+ [-+|^] [^()\n]+)\)( [*%&>])", r"\1\2", everywhere=True
    ),
    EmittedMutant("< for <=", " <= ", " < ", everywhere=True),
    EmittedMutant("and for or", r" \|\| ", " && ", everywhere=True),
    EmittedMutant("a missing early return", r"^( {4,})return\b.*;$", r"\1;", everywhere=True),
    EmittedMutant("a missing break", r"^( +)break;", r"\1;", everywhere=True),
    EmittedMutant("min for max", r"Math\.max\(", "Math.min("),
    EmittedMutant(
        "systems change places", r"^( +step\w+\(world\);\n)( +step\w+\(world\);\n)", r"\2\1"
    ),
    EmittedMutant("an if for an else if", r"\} else if \(", "} if (", everywhere=True),
    EmittedMutant("-= for +=", r" \+= ", " -= "),
    EmittedMutant("a loop that is one short", r"(let \w+) = 0;", r"\1 = 1;", everywhere=True),
)
