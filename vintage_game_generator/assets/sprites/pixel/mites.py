"""Enemies and bosses for frames of 8 and 16 pixels without outlines; see `beast`.

Rows of half the frame's width are left halves, which the right one mirrors.
"""

from vintage_game_generator.assets.sprites.pixel.beast import Beast

MITES: dict[str, Beast] = {
    "beetle": Beast(
        ("#...", ".#AA", ".AAa", "Aaa#", "Aaa#", "####", "ol#o", "#.#."), {0: ".#..", 7: ".#.#"}
    ),
    "crab": Beast(
        ("a..l", "aa.#", "a.AA", ".AAa", "aaa#", ".aaa", "a.a."), {0: "aa.l", 1: "a..#", 6: ".a.a"}
    ),
    "golem": Beast(
        (".AAA", ".a#l", ".aaa", "AA##", "aaab", "o.aa", "..##", ".oo."), {6: ".oo.", 7: ".##."}
    ),
    "frog": Beast(
        (".AA.", ".l#a", "Aaaa", "a###", "aaol", "daol", "oo.o"), {4: "aaoo", 5: "aada", 6: "a.oo"}
    ),
    "slime": Beast(
        ("..AA", ".ALa", ".Aaa", "Aal#", "aal#", "aaaa", "daaa"),
        {0: "....", 1: "..AA", 2: ".ALa", 3: "Aal#"},
    ),
    "spring-imp": Beast(
        ("a...", "aAAA", "Aaaa", "aal#", "aaaa", ".a##", ".mmm", "..nn"),
        {0: "....", 1: "a...", 2: "aAAA", 3: "Aaaa", 4: "aal#", 5: ".a##", 6: ".mmm", 7: ".nnn"},
    ),
    "bat": Beast(
        ("a...", "aa.a", "aaAa", "aaa#", "daaa", "..al", "...d"),
        {0: "....", 1: "...a", 2: ".aAa", 3: "aaa#", 4: "aaaa", 5: "a.al"},
        floats=True,
    ),
    "wisp": Beast(
        ("...a", "..aa", ".aao", ".aol", "aol#", "aol#", ".aoo", "..aa"),
        {0: "..a.", 1: "...a", 7: "...a"},
        floats=True,
    ),
    "moth": Beast(
        ("..#.", "aa.b", "Alab", "al#b", ".aab", "alab", "aa.b"),
        {1: "..ab", 2: ".aab", 3: ".a#b", 4: "..ab", 5: ".lab", 6: "...b"},
        floats=True,
    ),
    "jelly": Beast(
        ("..AA", ".ALa", "Aaaa", "al#a", "aaaa", "dddd", ".o.o", "o..o"),
        {6: "o.o.", 7: ".o.o"},
        floats=True,
    ),
    "turret": Beast(
        (
            "..MMmm..",
            ".M##m###",
            ".ml#mMMM",
            ".m##m###",
            "..nnnn..",
            ".AAAAAA.",
            "AAa#a#aa",
            "aaaaaaad",
        ),
        {1: ".M##m##.", 2: ".m#lmMM.", 3: ".m##m##."},
    ),
    "plant": Beast(
        (".aa.", "Al#a", "aaaa", "l#l#", "####", ".aaa", "b..b", ".bbb"),
        {0: "....", 1: ".aa.", 2: "Al#a", 3: "aaaa", 4: "l#l#"},
    ),
    "totem": Beast(
        (".A.A", ".aAA", "oa##", ".al#", ".aaa", ".d#l", ".###", "bbbb"),
        {2: ".a##", 3: "oa#l", 5: ".d##"},
    ),
    "ghost": Beast(
        ("..LL", ".Lll", ".l#l", "ll#l", "llll", "oll#", ".oll", "o.oo"),
        {6: "oool", 7: ".o.o"},
        floats=True,
    ),
    "hound": Beast(
        (
            ".....A.A",
            "a....AAa",
            "a...Aa#a",
            ".AAAaaaa",
            ".aaaaa#l",
            ".aaaaa..",
            ".a.d.a..",
            "oo.o.oo.",
        ),
        {6: "a.d..da.", 7: "o.o...oo"},
    ),
    "shade": Beast(
        ("..AA", ".Aaa", ".a##", "Aa##", "aa#l", ".a##", "Aada", ".aaa"),
        {6: ".ada", 7: "aa.a"},
        floats=True,
    ),
    "boar": Beast(
        (
            ".b.b....",
            "bbbbb.a.",
            "AAAAaaaa",
            "aaaaal#a",
            "aaaaaalo",
            "daaaaal#",
            ".ad.ad..",
            ".##.##..",
        ),
        {6: "ad...ad.", 7: "#.....##"},
    ),
    "ram": Beast(
        (
            "....mm..",
            ".LLmMMm.",
            "LllmM#ma",
            "llllmmaa",
            "lolllaa#",
            "ollloo..",
            ".ad.ad..",
            ".##.##..",
        ),
        {6: "ad...ad.", 7: "#.....##"},
    ),
    "rhino-beetle": Beast(
        (
            "......mm",
            ".AAA...m",
            "AAaaA#mm",
            "Aaaa#Aa.",
            "aaaa#l#a",
            "daad#aa.",
            "########",
            ".#.#.#..",
        ),
        {7: "#.#.#..."},
    ),
}

BOSSES: dict[str, Beast] = {
    "leviathan": Beast(
        (
            ".......b",
            "b.....bB",
            "bb..AAAB",
            ".bAAaaaA",
            "..Aaaaaa",
            ".Aa##aaa",
            ".Aal##aa",
            "Aaal##aa",
            "Aaaaaaa#",
            "aaaaaaaa",
            "a#######",
            "a##l#l#l",
            "o#######",
            "oo#l#l#l",
            ".oooooo#",
            "bb.ooooo",
        ),
        {12: "o##l#l#l", 13: "oooooooo", 15: ".b.ooooo", 1: ".b....bB"},
    ),
    "colossus": Beast(
        (
            "....AAAA",
            "...Aaaaa",
            "...a####",
            "...a#Bb#",
            "...aaaaa",
            ".AAad###",
            "AAAaaaaa",
            "Aaaaaabb",
            "aaadaabB",
            "aad.aabb",
            "mm..aaaa",
            "mMm.####",
            "mmm.aaa.",
            "....aad.",
            "...AAaa.",
            "...dddd.",
        ),
        {10: "aad.aaaa", 11: "mm..####", 12: "mMm.aaa.", 13: "mmm.aad."},
    ),
    "queen-wasp": Beast(
        (
            "...b..b.",
            "....bbBb",
            "...#..AA",
            "ll..#AAa",
            "lLl.Al#a",
            "lLll.a##",
            ".lLLlaaa",
            "..lllabb",
            "...lAa##",
            "..lAAaaa",
            ".l.A####",
            "...AAaaa",
            "....####",
            "....Aaaa",
            ".....A##",
            ".......l",
        ),
        {3: "....#AAa", 4: "....Al#a", 5: ".....a##", 6: ".lllllaa", 7: "lLLLLabb", 8: "lLLlAa##"},
        floats=True,
    ),
    "warlock": Beast(
        (
            "......AA",
            ".....AAa",
            "....AAaa",
            "....Aaab",
            "..AAAAAA",
            ".Aaaaaaa",
            "...#####",
            "...##Bb#",
            "...a####",
            "..Aa####",
            ".AAaa##m",
            "Aaaaaamm",
            "o.aabaam",
            "oo.aabaa",
            "..aaabaa",
            ".aaaaaba",
        ),
        {7: "...###b#", 12: "ooaabaam", 13: ".o.aabaa", 15: "..aaaaba"},
    ),
    "clockwork": Beast(
        (
            "..mm..mm",
            "..MMMMMm",
            ".MMmmmmm",
            "mMmAAAAA",
            "mMAall##",
            ".MAl####",
            ".MAl#l##",
            ".MAa##bB",
            "mMmAaa##",
            "mmmmAAAA",
            ".nmmmmmm",
            "..nnmmmm",
            ".bb.nnnn",
            ".b.mm...",
            "...mmm..",
            "..MMmm..",
        ),
        {0: ".mm..mm.", 13: ".bb.mm..", 14: "..mmm...", 15: ".MMmm...", 6: ".MAl##l#"},
    ),
}
