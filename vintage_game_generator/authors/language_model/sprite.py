"""A character's picture, asked of a language model in letters or of an image model as it is."""

import random

from prompts import rendered
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Message, PictureQuestion, Question, Refused
from vintage_game_generator.assets.pictures.consistency import consistency
from vintage_game_generator.assets.pictures.faults import faults
from vintage_game_generator.assets.pictures.grid import (
    colours_of,
    grid_size,
    listing,
    named,
    palette_of,
    wants_outline,
)
from vintage_game_generator.assets.pictures.keying import key_of
from vintage_game_generator.assets.pictures.opening import NotAPicture
from vintage_game_generator.assets.pictures.posing import behaviour_of
from vintage_game_generator.assets.pictures.sampling import picture_grid, sprite_from_image
from vintage_game_generator.assets.pictures.sketch import differs, sketch_of
from vintage_game_generator.assets.sprites import draw_sprite
from vintage_game_generator.assets.sprites.inks import FEW_COLOURS
from vintage_game_generator.consoles import console
from vintage_game_generator.consoles.checks import check_sprite
from vintage_game_generator.models.design import Behaviour, SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.sprite import (
    DraftedSprite,
    Marking,
    SpriteDraft,
    Topping,
    sprite_draft_of,
)
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.models.style import Light, StyleGuide

LONGEST_DIRECTION = 600
MANNERS = {
    Behaviour.WALKER: "an enemy that walks to and fro",
    Behaviour.HOPPER: "an enemy that hops",
    Behaviour.FLYER: "an enemy that flies",
    Behaviour.SHOOTER: "an enemy that stands and shoots",
    Behaviour.CHASER: "an enemy that drifts after the hero",
    Behaviour.CHARGER: "an enemy that rushes at the hero",
}
SHAPES = {
    Behaviour.WALKER: "a wide body on short legs",
    Behaviour.HOPPER: "round and low, ready to leap",
    Behaviour.FLYER: "wings or a tail spread to both sides of a small body",
    Behaviour.SHOOTER: "broad at its foot, with an open mouth or a barrel to the right",
    Behaviour.CHASER: "a large head, a mean face, a ragged hem",
    Behaviour.CHARGER: "a heavy head to the right, horns or teeth",
}
HEROIC = "a large head on a small body, with what it wears and carries"
HUGE = "huge shoulders, horns or claws, a face that takes a third of its height"
TWISTS = {
    SpriteRole.HERO: (
        "a taller hat or helmet", "a longer coat", "a wide belt and large boots",
        "a shield or a bag on its back", "a beard or long hair",
    ),
    SpriteRole.ENEMY: (
        "two horns", "one large eye", "spikes along its back", "a wide mouth with teeth",
        "stripes", "larger ears or feelers", "a pale belly",
    ),
    SpriteRole.BOSS: (
        "a crown", "two long horns", "a gem in its chest", "huge fists", "one large eye",
    ),
}  # fmt: skip
LIGHTS = {
    Light.TOP_LEFT: "Light comes from the top left.",
    Light.TOP: "Light comes from above.",
    Light.TOP_RIGHT: "Light comes from the top right.",
}


def sprite_draft(
    desk: Desk, spec: SpriteSpec, style: StyleGuide, direction: str = ""
) -> DraftedSprite:
    """Return a character as a language model drew it, letter by letter, or none."""
    columns, rows = grid = grid_size(spec)
    palette = palette_of(spec, style)
    sketch = sketch_of(spec, style, grid)
    prompt = rendered(
        "sprite",
        **_said(spec, style, direction),
        columns=columns,
        rows=rows,
        colours=listing(palette),
        clothes="Use two or three colours, and more of them for light and shadow."
        if len(palette.colours) > FEW_COLOURS
        else "Use all colours, the darkest for eyes and seams alone.",
        twist=random.Random(spec.seed).choice(TWISTS[spec.role]),
        toppings=[one.value for one in Topping if one is not Topping.AS_DRAWN],
        markings=[one.value for one in Marking if one is not Marking.AS_DRAWN],
        sketch=sketch,
    )

    def admit(draft: SpriteDraft) -> None:
        changed, wanted = differs(draft, sketch, spec, style)
        if changed < wanted:
            raise Refused(
                [
                    f"that is the sketch again: {changed} pixels differ, not {wanted} or more;"
                    " choose another topping and marking, and change rows"
                ]
            )
        _admitted(draft, spec, style)

    question = Question(
        phase="sprite-draft",
        piece=spec.name,
        template="sprite",
        messages=(Message("user", prompt),),
        shape=sprite_draft_of(columns, rows, len(colours_of(palette))),
        max_tokens=256 + 2 * columns * rows,
        temperature=1.0,  # below it, small models write the sketch again
        seed=spec.seed,
    )
    drawn, credits = desk.asked(question, admit)
    draft = SpriteDraft(**drawn.model_dump()) if drawn else None
    return DraftedSprite(draft=draft, credits=credits)


def picture_draft(
    desk: Desk, spec: SpriteSpec, style: StyleGuide, direction: str = ""
) -> DraftedSprite:
    """Return a character as it was found in an image model's picture, or none."""
    columns, rows = picture_grid(spec)
    prompt = rendered(
        "picture",
        **_said(spec, style, direction),
        columns=columns,
        rows=rows,
        colours=[f"{named(one)} {one}" for one in colours_of(palette_of(spec, style))],
        key=key_of(palette_of(spec, style).colours),
        light=LIGHTS[style.light],
    )

    def read(data: bytes) -> SpriteDraft:
        try:
            draft = sprite_from_image(data, spec, style)
        except NotAPicture as error:
            raise Refused([str(error)]) from error
        _admitted(draft, spec, style)
        return draft

    question = PictureQuestion(
        phase="sprite-draft", piece=spec.name, template="picture", prompt=prompt
    )
    draft, credits = desk.pictured(question, read)
    return DraftedSprite(draft=draft, credits=credits)


def _admitted(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> None:
    """Make the sheet of a drawing, and refuse it for what a player would mind.

    Raises:
        Refused: with every reason, so that one more answer may mend them all.
    """
    if reasons := faults(draft, spec, style):
        raise Refused(reasons)
    files = draw_sprite(spec, style, draft)
    errors = [
        finding.message
        for finding in check_sprite(files, spec, style)
        if finding.severity is Severity.ERROR
    ]
    score = consistency(files, spec, style)
    if errors or not score.passes:
        raise Refused([*errors, *(() if score.passes else score.advice)])


def _said(spec: SpriteSpec, style: StyleGuide, direction: str) -> dict[str, object]:
    """Return what both prompts say of a character."""
    behaviour = behaviour_of(spec)
    front = spec.role is SpriteRole.HERO and spec.top_down
    shape = HUGE if spec.role is SpriteRole.BOSS else HEROIC
    return {
        "console": console(style.console).title,
        "subject": _subject(spec),
        "view": "seen from the front" if front else "seen from the side, facing right",
        "shape": SHAPES[behaviour] if behaviour else shape,
        "legs": behaviour in (None, Behaviour.WALKER, Behaviour.CHARGER),
        "outline": wants_outline(style),
        "direction": " ".join(direction.split())[:LONGEST_DIRECTION],
    }


def _subject(spec: SpriteSpec) -> str:
    behaviour = behaviour_of(spec)
    kind = MANNERS[behaviour] if behaviour else f"the {spec.role.value}"
    thing = spec.archetype.replace("-", " ")
    article = "an" if thing[0] in "aeiou" else "a"
    return f"{article} {thing}, {kind}"
