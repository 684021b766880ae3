"""How templates are read, wherever they lie: a name that is missing is an error."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates_of(package: str, *, autoescape: bool) -> Environment:
    """Return the templates of a package's folder `templates`.

    Args:
        package: Its name below the generator's: 'gallery'.
        autoescape: Whether what is filled in becomes part of a page.
    """
    return Environment(
        loader=PackageLoader(f"vintage_game_generator.{package}"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=autoescape,
    )
