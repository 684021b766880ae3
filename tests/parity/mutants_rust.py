"""Mistakes in Rust's kernel and in emitted Rust."""

from tests.parity.mutants import EmittedMutant, KernelMutant, Mutant

PLACE = r"(?<![\w.\])])[a-z_]+(?:\.[a-z_]+)*"

MUTANTS: tuple[Mutant, ...] = (
    KernelMutant("the sky is one row lower", "world.rs", "if row < 0 {", "if row < 1 {"),
    KernelMutant(
        "the map is one column wider",
        "world.rs",
        "column >= world.width ||",
        "column > world.width ||",
    ),
    KernelMutant(
        "the last row cannot be changed",
        "world.rs",
        "(0..world.height).contains",
        "(0..world.height - 1).contains",
    ),
    KernelMutant(
        "the digest stops at its greatest",
        "world.rs",
        "wrapping_mul(16_777_619)",
        "saturating_mul(16_777_619)",
    ),
    KernelMutant(
        "spawns over the hero", "world.rs", "for slot in 1..ACTORS", "for slot in 0..ACTORS"
    ),
    KernelMutant("the ninth sound is heard", "world.rs", "SOUNDS: i32 = 8", "SOUNDS: i32 = 9"),
    KernelMutant("a placed actor is not at home", "world.rs", "        home_y: y,\n", ""),
    KernelMutant(
        "all levels have the same chance",
        "world.rs",
        "(level as u32).wrapping_mul(GOLDEN)",
        "GOLDEN",
    ),
    KernelMutant("a seed of zero stays zero", "world.rs", "if seed == 0 {", "if seed == 1 {"),
    KernelMutant("a boss outlives its level", "world.rs", "    world.boss = 0;\n", ""),
    KernelMutant("xorshift by 12", "world.rs", "state << 13", "state << 12"),
    KernelMutant(
        "xorshift keeps the sign", "world.rs", "state >> 17", "((state as i32) >> 17) as u32"
    ),
    KernelMutant("FNV of sixteen bits", "hashing.rs", "u32 = 0x0100_0193", "u32 = 0x0000_0193"),
    KernelMutant("big-endian", "hashing.rs", "number.to_le_bytes()", "number.to_be_bytes()"),
    KernelMutant("two fields change places", "hashing.rs", "kind x y vx", "kind y x vx"),
    KernelMutant("a field is not hashed", "hashing.rs", "hp timer cooldown", "hp timer"),
    KernelMutant(
        "slots are not hashed",
        "hashing.rs",
        "            put(slot);\n            actor_values",
        "            actor_values",
    ),
    KernelMutant("division truncates", "world.rs", "quotient - 1", "quotient"),
    KernelMutant("modulo of the dividend's sign", "world.rs", "rest + divisor", "rest"),
    EmittedMutant(
        "division truncates in place",
        r"\.div_euclid\(",
        ".wrapping_div(",
        everywhere=True,
    ),
    EmittedMutant(
        "modulo of the dividend's sign in place",
        r"\.rem_euclid\(",
        ".wrapping_rem(",
        everywhere=True,
    ),
    EmittedMutant(
        "modulo that is never negative", r"\bfloor_mod\(", "i32::rem_euclid(", everywhere=True
    ),
    EmittedMutant("division by Euclid", r"\bfloor_div\(", "i32::div_euclid(", everywhere=True),
    EmittedMutant(
        "a shift without its sign",
        rf"({PLACE}) >> (\d+)",
        r"((\1 as u32 >> \2) as i32)",
        everywhere=True,
    ),
    EmittedMutant(
        "parentheses dropped",
        r"\(([^()\n]+ [-+|^] [a-z_.]+)\)(\.rem_euclid)",
        r"\1\2",
        everywhere=True,
    ),
    EmittedMutant("< for <=", " <= ", " < ", everywhere=True),
    EmittedMutant("and for or", r" \|\| ", " && ", everywhere=True),
    EmittedMutant("a missing early return", r"^( {8,})return\b.*;$", r"\1();", everywhere=True),
    EmittedMutant("a missing break", r"^( +)break;", r"\1();", everywhere=True),
    EmittedMutant("min for max", r"\.max\(", ".min("),
    EmittedMutant(
        "systems change places", r"^( +step_\w+\(world\);\n)( +step_\w+\(world\);\n)", r"\2\1"
    ),
    EmittedMutant("-= for +=", r" \+= ", " -= "),
    EmittedMutant("a loop that is one short", r" in 0\.\.", " in 1..", everywhere=True),
)
