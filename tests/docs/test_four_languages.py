"""The page of the same rules in four languages shows what is printed today."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_page_is_what_the_emitters_print() -> None:
    made = runpy.run_path(str(DOCS / "make_four_languages.py"))["page"]()
    assert (DOCS / "four-languages.md").read_text(encoding="utf-8") == made, (
        "run: python docs/make_four_languages.py"
    )
