"""Heroes in 8 pixels, drawn whole in the letters of `inks.LETTERS`.

Heads are five rows, seen from the front (`f`), the side and the back; bodies and legs three, with
`h` for hair and `t` for trim, whose colours the seed chooses.
"""

HEADS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "knight": (
        ("...AA...", "..mmmm..", ".mMmmmm.", ".m#ll#m.", ".mm##mm."),
        ("..AA....", "..mmmm..", ".mMmmmm.", ".mmm#l#.", ".mmmm#m."),
        ("...AA...", "..mmmm..", ".mMmmmm.", ".mmmmmm.", ".mmmmmm."),
    ),
    "keeper": (
        ("..AAAA..", ".AAaaaa.", ".######.", ".h#oo#h.", "..hhhh.."),
        ("..AAAA..", ".AAaaaa.", ".#######", ".hoo#o#.", "..hhhh.."),
        ("..AAAA..", ".AAaaaa.", ".######.", ".hhhhhh.", "..hhhh.."),
    ),
    "ranger": (
        ("...AA...", "..AAaa..", ".AAaaaa.", ".a#oo#a.", ".aoooaa."),
        ("..AA....", ".AAAaa..", ".AAaaaa.", ".aao#o#.", ".aaoooo."),
        ("...AA...", "..AAaa..", ".AAaaaa.", ".aaaaaa.", ".aaaaaa."),
    ),
    "mage": (
        ("...AA...", "..AAaa..", "..tttt..", "AAAaaaaa", "..#oo#.."),
        ("..AA....", "..AAaa..", "..tttt..", "AAAaaaaa", "..oo#o#."),
        ("...AA...", "..AAaa..", "..tttt..", "AAAaaaaa", "..hhhh.."),
    ),
    "tinkerer": (
        ("..h.hh..", ".hhhhhh.", ".bllbll.", ".h#oo#h.", "..oooo.."),
        (".h.hh...", ".hhhhhh.", ".hbbblb.", ".hoo#o#.", "..oooo.."),
        ("..h.hh..", ".hhhhhh.", ".bbbbbb.", ".hhhhhh.", "..hhhh.."),
    ),
    "diver": (
        ("..mMMm..", ".mMmmmm.", ".m#oo#m.", ".moooom.", "..mmmm.."),
        ("..mMMm..", ".mMmmmm.", ".mmo#o#.", ".mmooom.", "..mmmm.."),
        ("..mMMm..", ".mMmmmm.", ".mmmmmm.", ".mmnnmm.", "..mmmm.."),
    ),
    "courier": (
        ("..hhhh..", ".hhhhhh.", ".AAAAAA.", ".o#oo#o.", "..oooo.."),
        ("..hhhh..", ".hhhhhh.", "AAAAAAA.", ".hoo#o#.", "..oooo.."),
        ("..hhhh..", ".hhhhhh.", ".AAAAAA.", ".hhhhhh.", "..hhhh.."),
    ),
    "nomad": (
        ("...mm...", "..MMmm..", "MMMmmmmm", "..#oo#..", "..oooo.."),
        ("...mm...", "..MMmm..", "MMMmmmmm", "..oo#o#.", "..oooo.."),
        ("...mm...", "..MMmm..", "MMMmmmmm", "..hhhh..", "..hhhh.."),
    ),
    "raider": (
        ("l......l", "ll.AA.ll", ".lAAaal.", ".h#oo#h.", "..hhhh.."),
        ("l......l", "ll.AA.ll", ".lAAaal.", ".hho#o#.", "..hhhh.."),
        ("l......l", "ll.AA.ll", ".lAAaal.", ".hhhhhh.", "..hhhh.."),
    ),
}
TORSOS = {
    "knight": (".mAaam..", "..mttm.."),
    "keeper": (".AAaaa..", "..aata.."),
    "ranger": (".AAaaa..", "..tttt.."),
    "mage": (".AAaaa..", ".aattaa."),
    "tinkerer": (".bAoab..", "..aaaa.."),
    "diver": (".mAaam..", "..attm.."),
    "courier": (".tttta..", "..aaaa.."),
    "nomad": (".AAaaaa.", ".ttttta."),
    "raider": (".bbbbbb.", "..atta.."),
}
LEGS: dict[str, tuple[str, ...]] = {
    "stand": ("..b..b..",),
    "front": ("..b.....", "..b..b..", ".....b..", "..b..b.."),
    "side": (".b...b..", "...bb...", "..b...b.", "...bb..."),
    "jump": (".b..b...",),
    "fall": (".b....b.",),
    "hurt": (".b....b.",),
    "kneel": ("..bbbb..",),
}
