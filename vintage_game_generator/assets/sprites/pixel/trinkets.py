"""Items of an 8-pixel cell in the letters of `inks.LETTERS`, lit from the top left."""

from vintage_game_generator.assets.sprites.pixel.things import Frames

TRINKETS: dict[str, Frames] = {
    "coin": (
        ("..AAAA..", ".AlaaAa.", ".AlaaAa.", ".AaaaAa.", ".AaaaAa.", "..aaaa.."),
        ("...AA...", "..AlAa..", "..AlAa..", "..AaAa..", "..AaAa..", "...aa..."),
        ("...AA...", "...Aa...", "...Aa...", "...Aa...", "...Aa...", "...aa..."),
        ("...AA...", "..AAla..", "..AAla..", "..AAaa..", "..AAaa..", "...aa..."),
    ),
    "heart": (
        (".BB.BB..", "BlbBbbc.", "Bbbbbbc.", ".Bbbbc..", "..Bbc...", "...c...."),
        ("........", ".BB.BB..", ".lbBbc..", ".Bbbbc..", "..bbc...", "...c...."),
    ),
    "life": (
        ("L......L", "LLB..BLL", "LBlBBbbL", ".BlBbbb.", ".Bbbbbc.", "..Bbbc..", "...Bc..."),
        ("........", "..B..B..", "LBlBBbbL", "LBlBbbbL", ".Bbbbbc.", "L.Bbbc.L", "...Bc..."),
    ),
    "key": (
        (
            "..AAA...",
            ".Aa.Aa..",
            ".Aa.Aa..",
            "..AAa...",
            "...Aa...",
            "...AAA..",
            "...Aa...",
            "...AA...",
        ),
        (
            "..ALA...",
            ".La.Aa..",
            ".Aa.Aa..",
            "..AAa...",
            "...Aa...",
            "...AAA..",
            "...Aa...",
            "...AA...",
        ),
    ),
    "power": (
        (".oooooo.", "oO###Aoo", "oO##A##o", "o##AAA#o", "o###A##o", "oo#A##oo", ".oooooo."),
        (".OOOOOO.", "OL###Loo", "OL##L##o", "o##LAL#o", "o###L##o", "oo#L##oo", ".oooooo."),
    ),
    "rune": (
        ("...MM...", "..MMmm..", ".MMommn.", ".MollOmn", ".mmoomnn", "..mmnn..", "...nn..."),
        ("...MM...", "..MMmm..", ".MMlomn.", ".MlLLlmn", ".mmollnn", "..mmnn..", "...nn..."),
    ),
    "spring": (
        ("AAAAAAAA", "aaaaaaaa", ".Mmmmmn.", "..nnnn..", ".Mmmmmn.", "cbbbbbbc"),
        ("........", "AAAAAAAA", "aaaaaaaa", ".Mmmmmn.", ".nnnnnn.", "cbbbbbbc"),
    ),
    "checkpoint": (
        (
            "..mnn...",
            "..mnnn..",
            "..mn....",
            "..M.....",
            "..M.....",
            "..M.....",
            "..M.....",
            ".mMn....",
        ),
    ),
    "checkpoint-lit": (
        (
            "..LBBBB.",
            "..BBbbbB",
            "..Bblbb.",
            "..Bbbbbb",
            "..Mbb...",
            "..M.....",
            "..M.....",
            ".aAa....",
        ),
        (
            "..LBB...",
            "..BBbBBB",
            "..Bblbbb",
            "..Bbbbb.",
            "..M..bb.",
            "..M.....",
            "..M.....",
            ".aAa....",
        ),
    ),
    "door": (
        (
            "########",
            "#AbbAbb#",
            "mmmmmmmm",
            "#Abllbb#",
            "#AblLbb#",
            "#AbbAbb#",
            "mmmmmmmm",
            "#AbbAbb#",
        ),
    ),
    "gate": (
        (
            "M.M..M.M",
            "mmmmmmmm",
            "M.M..M.M",
            "M.BBBB.M",
            "M.BllB.M",
            "mmb##bmm",
            "M.bbbb.M",
            "M.M..M.M",
        ),
    ),
    "crate": (
        (
            "AAAAAAAA",
            "A######a",
            "A#Aaad#a",
            "A#aAad#a",
            "A#adAa#a",
            "A#ddaA#a",
            "A######a",
            "aaaaaaaa",
        ),
    ),
    "exit": (
        (
            ".MMMMMm.",
            "MM####mm",
            "M#oooo#m",
            "M#olLo#m",
            "M#oLlo#m",
            "M#oooo#m",
            "M#oooo#m",
            "MM####mm",
        ),
        (
            ".MMMMMm.",
            "MM####mm",
            "M#oLoo#m",
            "M#lLlo#m",
            "M#oooo#m",
            "M#ollo#m",
            "M#oLoo#m",
            "MM####mm",
        ),
    ),
    "lift": (("MMMMMMMM", "mmmmmmmm", "n#nnnn#n", ".#....#."),),
}
