"""Mistakes in Ruby's kernel and in emitted Ruby."""

from tests.parity.mutants import EmittedMutant, KernelMutant, Mutant

PLACE = r"[a-z_]+(?:\.[a-z_]+)*"
NUMBER = r"-?[\d_]+"

MUTANTS: tuple[Mutant, ...] = (
    KernelMutant("the sky is one row lower", "world.rb", "EMPTY if row < 0", "EMPTY if row < 1"),
    KernelMutant(
        "the map is one column wider",
        "world.rb",
        "SOLID if column < 0 || column >= @width",
        "SOLID if column < 0 || column > @width",
    ),
    KernelMutant(
        "the last row cannot be changed",
        "world.rb",
        "row < 0 || row >= @height\n\n      index",
        "row < 0 || row >= @height - 1\n\n      index",
    ),
    KernelMutant("cells digested too tightly", "world.rb", "index * 32", "index * 16"),
    KernelMutant("spawns over the hero", "world.rb", "slot = 1\n", "slot = 0\n"),
    KernelMutant("a full pool spawns last", "world.rb", "return 0 if", "return 63 if"),
    KernelMutant("the ninth sound is heard", "world.rb", "SOUNDS = 8", "SOUNDS = 9"),
    KernelMutant("a placed actor is not at home", "actor.rb", "@y = @home_y = y", "@y = y"),
    KernelMutant("a placed actor stays on the ground", "actor.rb", "      @ground = false\n", ""),
    KernelMutant("all levels have the same chance", "world.rb", "level * LEVEL_STEP", "LEVEL_STEP"),
    KernelMutant("a seed of zero stays zero", "world.rb", "seed == 0 ? ZERO_SEED : seed", "seed"),
    KernelMutant(
        "a boss outlives its level",
        "world.rb",
        "@cells_digest = @boss = @awake_count = 0\n      @actors",
        "@cells_digest = @awake_count = 0\n      @actors",
    ),
    KernelMutant(
        "levels share their cells", "world.rb", "@cells = layout.cells.dup", "@cells = layout.cells"
    ),
    KernelMutant("xorshift by 12", "world.rb", "state << 13", "state << 12"),
    KernelMutant("xorshift by 4", "world.rb", "state << 5", "state << 4"),
    KernelMutant("chance is not cut to 32 bits", "world.rb", "(state << 13) & WORD", "state << 13"),
    KernelMutant("chance is unsigned", "world.rb", "state & 0x7FFFFFFF", "state & WORD"),
    KernelMutant(
        "FNV-1 for FNV-1a", "hashing.rb", "(digest ^ byte) * PRIME", "digest * PRIME ^ byte"
    ),
    KernelMutant("two fields change places", "hashing.rb", "kind x y vx", "kind y x vx"),
    KernelMutant("a field is not hashed", "hashing.rb", "hp timer cooldown", "hp timer"),
    KernelMutant("numbers of 16 bits", "hashing.rb", '"l<*"', '"s<*"'),
    KernelMutant(
        "the free slots are hashed", "hashing.rb", "next if actor.kind == Kind::GONE\n", ""
    ),
    EmittedMutant(
        "division truncates",
        rf"({PLACE}) / ({NUMBER})",
        r"\1.fdiv(\2).truncate",
        everywhere=True,
    ),
    EmittedMutant(
        "modulo of the dividend's sign",
        rf"({PLACE}) % ({NUMBER})",
        r"\1.remainder(\2)",
        everywhere=True,
    ),
    EmittedMutant(
        "a shift without its sign", rf"({PLACE}) >> ", r"(\1 & 0xFFFFFFFF) >> ", everywhere=True
    ),
    EmittedMutant(
        "parentheses dropped", r"\(([^()\n]+ [-+|^] [^()\n]+)\)( [*%&>])", r"\1\2", everywhere=True
    ),
    EmittedMutant("< for <=", " <= ", " < ", everywhere=True),
    EmittedMutant("and for or", r" \|\| ", " && ", everywhere=True),
    EmittedMutant("an early return less", r"^( {10,})return if .*", r"\1nil", everywhere=True),
    EmittedMutant("a missing break", r"^( +)break\b", r"\1nil", everywhere=True),
    EmittedMutant("min for max", r"\]\.max\b", "].min"),
    EmittedMutant(
        "systems change places",
        r"^( +Systems\.step_\w+\(world\)\n)( +Systems\.step_\w+\(world\)\n)",
        r"\2\1",
    ),
    EmittedMutant("-= for +=", r" \+= ", " -= "),
    EmittedMutant("a loop that is one short", r"(\d+)\.times", r"(\1 - 1).times", everywhere=True),
)
