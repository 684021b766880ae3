"""Bodies, legs and tools of 16-pixel heroes, drawn in the letters of `inks.LETTERS`.

Torsos are left halves of seven columns; legs and tools are whole. `t` is the trim, whose colour the
seed chooses.
"""

TORSOS: dict[str, tuple[str, ...]] = {
    "tunic": ("..daaaa", "..daaaa", "..dtttt", "..daaaa"),
    "armour": ("..#mmmm", "..#aaam", "..#tttt", "..#aaam"),
    "robe": ("..daaaa", "..daaaa", "..dtttt", "..aaaaa"),
    "coat": ("..daaat", "..daaat", "..daaat", "..aaaat"),
    "overall": ("..#boao", "..#baaa", "..#aaaa", "..#aaaa"),
    "suit": ("..#mmmm", "..#aaaa", "..#atta", "..#aaaa"),
    "poncho": (".daaaaa", ".tttttt", ".aaaaaa", "..d#aaa"),
    "fur": (".bbbbbb", "..#booo", "..#aaaa", "..#tttt"),
}
TORSO_OF = {
    "knight": "armour",
    "keeper": "coat",
    "ranger": "tunic",
    "mage": "robe",
    "tinkerer": "overall",
    "diver": "suit",
    "courier": "tunic",
    "nomad": "poncho",
    "raider": "fur",
}

STAND = ("....aa..aa....", "....aa..aa....", "....bb..bb....")
LEGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "stand": (STAND,),
    "front": (
        ("....aa..aa....", "....aa..bb....", "....bb........"),
        STAND,
        ("....aa..aa....", "....bb..aa....", "........bb...."),
        STAND,
    ),
    "side": (
        ("....aaaaaa....", "...dd....aa...", "..bb......bbb."),
        ("....ddaaa.....", ".....daa......", ".....bbbb....."),
        ("....aaaaaa....", "...aa....dd...", "..bbb.....bb.."),
        ("....aaadd.....", ".....aad......", ".....bbbb....."),
    ),
    "jump": (("....aaaaaa....", "...aa...bbb...", "..bb.........."),),
    "fall": (("...aa....aa...", "...bb....aa...", ".........bb..."),),
    "hurt": (("....aaaaaa....", "...aa....aa...", "..bb......bb.."),),
    "kneel": (("...aaaaaaaa...", "..bbaa..aabb.."),),
}
ROBES: dict[str, tuple[tuple[str, ...], ...]] = {
    "stand": (("...aaaaaaaa...", "...aaaaaaaa...", "...tbbttbbt..."),),
    "front": (
        ("...aaaaaaaa...", "...aaaaaaaa...", "...tbbtttt...."),
        ("...aaaaaaaa...", "...aaaaaaaa...", "...ttbttbtt..."),
        ("...aaaaaaaa...", "...aaaaaaaa...", "....ttttbbt..."),
        ("...aaaaaaaa...", "...aaaaaaaa...", "...ttbttbtt..."),
    ),
    "side": (
        ("...aaaaaaaa...", "..aaaaaaaaa...", "..tttt.ttbbb.."),
        ("...aaaaaaaa...", "...aaaaaaa....", "...ttttbbb...."),
        ("...aaaaaaaa...", "...aaaaaaaaa..", "..bbbtt.tttt.."),
        ("...aaaaaaaa...", "....aaaaaaa...", "....ttbbbtt..."),
    ),
    "jump": (("...aaaaaaaa...", "..aaaaaaaaa...", "..tt.bb..bbb.."),),
    "fall": (("..aaaaaaaaaa..", "..tttttttttt..", "....bb..bb...."),),
    "hurt": (("...aaaaaaaa...", "..aaaaaaaaaa..", "..bbtttttbb..."),),
    "kneel": (("..aaaaaaaaaa..", ".tttttttttttt."),),
}

# Held upright in the right hand; the bottom row is beside the hand.
TOOLS: dict[str, tuple[str, ...]] = {
    "sword": ("l", "m", "m", "m", "b"),
    "lantern": ("###", "#l#", "###"),
    "bow": ("m.", ".m", ".m", ".m", "m."),
    "staff": ("ll", "lm", ".b", ".b", ".b", ".b", ".b"),
    "wrench": ("m.m", "mmm", ".m.", ".m."),
    "harpoon": ("l", "m", "b", "b", "b", "b", "b"),
    "dagger": ("l", "m", "b"),
    "spear": ("l", "m", "b", "b", "b", "b", "b"),
    "axe": ("mm.", "mmb", "mmb", "..b", "..b"),
}
TOOL_OF = {
    "knight": "sword",
    "keeper": "lantern",
    "ranger": "bow",
    "mage": "staff",
    "tinkerer": "wrench",
    "diver": "harpoon",
    "courier": "dagger",
    "nomad": "spear",
    "raider": "axe",
}
# The same, thrust out to the right from the hand in the first column, its middle row.
THRUSTS: dict[str, tuple[str, ...]] = {
    "sword": (".#...", "bmmml", ".#..."),
    "lantern": (".###.", "##l##", ".###."),
    "bow": ("..m..", "bbbbl", "..m.."),
    "staff": (".....", "bbbml", "...ll"),
    "wrench": ("...mm", "bmmm.", "...mm"),
    "harpoon": ("...l.", "bbbml", "...l."),
    "dagger": (".#...", "bmml.", ".#..."),
    "spear": ("...m.", "bbbml", "...m."),
    "axe": ("..mmm", "bbbmm", "...m."),
}
