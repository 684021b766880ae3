"""The Python build: PyInstaller's folder, with Python and pygame-ce in it."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.util import find_spec
from pathlib import Path

from vintage_game_generator.packaging.rendering import template
from vintage_game_generator.packaging.standalone.job import Job, not_playing
from vintage_game_generator.packaging.standalone.notices import (
    GAME,
    Notice,
    add_papers,
    library_notices,
)
from vintage_game_generator.playtest.process import last_line, run_tool

SECONDS = 1800  # a busy machine; an idle one needs twenty
INSIDE = "inside"  # the folder of all that a player need not see
# Found by PyInstaller in some library's rare corner, and never used by a game.
LEFT_OUT = (
    *("numpy", "PIL", "setuptools", "tkinter", "unittest", "pydoc", "doctest", "sqlite3"),
    *("ssl", "_ssl", "_hashlib", "bz2", "_bz2", "lzma", "_lzma", "multiprocessing", "asyncio"),
)
PYINSTALLER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"


def build(job: Job) -> str:
    """Make the folder of the frozen game; return why not, if that cannot be."""
    if find_spec("PyInstaller") is None:
        return "pyinstaller not found; pip install pyinstaller"
    try:
        notices = list(_notices())
    except PackageNotFoundError as error:  # whose name it holds
        return f"{error.name} cannot be shipped: it does not say its version or its licence"
    package = job.certificate.package
    start = job.scratch / "start.py"
    text = template("standalone/start.py.jinja").render(package=package)
    start.write_text(text, encoding="utf-8")
    made = job.scratch / "made"
    # Relative, as PyInstaller would take a colon in an absolute path for its end.
    game = Path(os.path.relpath(job.game, job.scratch))
    frozen = run_tool(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--windowed"),
            *("--name", job.name, "--contents-directory", INSIDE, "--paths", game),
            *("--add-data", f"{game / package / 'assets'}:{package}/assets"),
            *("--distpath", made, "--workpath", job.scratch, "--specpath", job.scratch),
            *(part for module in LEFT_OUT for part in ("--exclude-module", module)),
            start,
        ],
        job.scratch,
        # The same files each time, and nothing kept outside of the scratch folder.
        os.environ
        | {
            "PYINSTALLER_CONFIG_DIR": str(job.scratch / "cache"),
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": "315532800",  # 1980
        },
        SECONDS,
    )
    if frozen.returncode:
        return f"pyinstaller failed: {last_line(frozen)}"
    (made / job.name).rename(job.into)
    program = job.into / f"{job.name}{'.exe' if sys.platform == 'win32' else ''}"
    wrong = not_playing(job, program)
    if wrong:
        return wrong
    add_papers(job, program.name, [GAME, *notices, *library_notices(job.into / INSIDE)])
    return ""


def _notices() -> Iterator[Notice]:
    """Yield what a frozen game contains besides libraries.

    Raises:
        PackageNotFoundError: a package was installed without its papers.
    """
    python = ".".join(map(str, sys.version_info[:3]))
    yield Notice(
        f"Python {python}",
        "PSF-2.0",
        "Python Software Foundation and others",
        "https://www.python.org",
        {"PSF-2.0.txt": _python_licence()},
    )
    pygame = version("pygame-ce")
    yield Notice(
        f"pygame-ce {pygame}; its files in {INSIDE}/pygame may be replaced",
        "LGPL-2.1-or-later",
        "the pygame and pygame-ce contributors",
        f"https://pypi.org/project/pygame-ce/{pygame}",
    )
    yield Notice(
        f"PyInstaller {version('pyinstaller')}, its bootloader",
        PYINSTALLER_LICENCE,
        "PyInstaller Development Team, Giovanni Bajo, McMillan Enterprises, Inc.",
        "https://pyinstaller.org",
        {"PyInstaller.txt": _licence_of("pyinstaller")},
    )


def _python_licence() -> str:
    """Return the licence of the Python that was frozen, from wherever its maker puts it."""
    library = Path(sysconfig.get_path("stdlib"))
    debian = f"usr/share/doc/python{sysconfig.get_python_version()}/copyright"
    places = (library / "LICENSE.txt", Path(sys.base_prefix, "LICENSE.txt"), Path("/", debian))
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    return "https://docs.python.org/3/license.html\n"


def _licence_of(package: str) -> str:
    """Return the licence that an installed package came with.

    Raises:
        PackageNotFoundError: there is none, or no such package.
    """
    for file in distribution(package).files or ():
        if file.name.upper().startswith(("COPYING", "LICENSE")):
            return file.read_text(encoding="utf-8")
    raise PackageNotFoundError(package)
