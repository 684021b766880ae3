"""Templates of what is written around a game: its papers, its start scripts."""

from jinja2 import Template

from vintage_game_generator.templates import templates_of


def template(name: str) -> Template:
    """Return a template of the folder `packaging/templates`."""
    return templates_of("packaging", autoescape=False).get_template(name)
