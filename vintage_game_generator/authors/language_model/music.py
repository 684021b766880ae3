"""All tunes of a game, asked of a model in one question."""

from pydantic import Field, create_model
from pydantic.config import JsonDict

from prompts import rendered
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Message, Question, Refused
from vintage_game_generator.assets.music.composer import compose_score
from vintage_game_generator.assets.music.hearing import flaws_of
from vintage_game_generator.models.design import GameDesign, TuneSpec
from vintage_game_generator.models.drafts.music import (
    Backing,
    DraftedMusic,
    Groove,
    MusicDraft,
    Return,
    Temper,
    Tint,
    TuneSketch,
    tune_of,
)
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import StyleGuide

Flaws = dict[str, tuple[str, ...]]


def music_draft(
    desk: Desk, design: GameDesign, style: StyleGuide, direction: str = ""
) -> DraftedMusic:
    """Return the game's theme and what sets its tunes apart, as a model wants them.

    Each tune is admitted alone: one that does not do is left to the rules, with a finding. The
    answer is refused where no tune does.
    """

    def admit(draft: MusicDraft) -> None:
        flaws = _flaws(draft, design, style)
        if len(flaws) == len(design.tunes):
            raise Refused([*draft.flaws, *_reasons(flaws)])

    question = Question(
        phase="music-draft",
        piece="music",
        template="music",
        messages=(Message("user", _prompt(design, style, direction)),),
        shape=_shape(len(design.tunes)),
        max_tokens=1536,
        temperature=0.9,
        seed=design.seed,
    )
    draft, credits = desk.asked(question, admit)
    if draft is None:
        return DraftedMusic(credits=credits)
    flaws = _flaws(draft, design, style)
    known = {tune.name for tune in design.tunes}
    kept: dict[str, TuneSketch] = {}
    for tune in draft.tunes:
        if tune.name in known and tune.name not in flaws:
            kept.setdefault(tune.name, tune)
    findings = tuple(
        Finding(
            severity=Severity.INFO,
            code="kept-in-part",
            subject=name,
            message=f"composed by rule: {'; '.join(reasons)}",
        )
        for name, reasons in flaws.items()
    )
    return DraftedMusic(
        draft=MusicDraft(theme=draft.theme, tunes=tuple(kept.values())),
        credits=credits.model_copy(update={"findings": (*credits.findings, *findings)}),
    )


def _shape(count: int) -> type[MusicDraft]:
    """Return the draft with so many tunes in its schema: small models stop after one otherwise."""
    items: JsonDict = {"minItems": count, "maxItems": count}
    tunes = Field(min_length=1, description="One for each listed.", json_schema_extra=items)
    return create_model("MusicDraft", __base__=MusicDraft, tunes=(tuple[TuneSketch, ...], tunes))


def _flaws(draft: MusicDraft, design: GameDesign, style: StyleGuide) -> Flaws:
    """Return what is wrong with each tune that the rules must compose alone."""
    flaws: Flaws = {}
    for spec in design.tunes:
        tune = tune_of(draft, spec.name)
        if tune is None:
            mark = f"{spec.name}: "
            said = (flaw for flaw in draft.flaws if flaw.startswith(mark))
            reasons = tuple(flaw.removeprefix(mark) for flaw in said)
            flaws[spec.name] = reasons or ("nothing was said of it",)
        elif heard := flaws_of(compose_score(spec, style, tune), tune):
            flaws[spec.name] = heard
    return flaws


def _reasons(flaws: Flaws) -> list[str]:
    return [f"{name}: {reason}" for name, reasons in flaws.items() for reason in reasons]


def _prompt(design: GameDesign, style: StyleGuide, direction: str) -> str:
    return rendered(
        "music",
        title=design.display_title,
        mood=style.mood,
        direction=" ".join(direction.split()),
        console=style.console.value,
        voices=style.sound.voices,
        scale=style.sound.scale,
        tunes=[
            {"name": spec.name, "place": _place(spec, design, style), "tempo": spec.tempo}
            for spec in design.tunes
        ],
        characters=list(Temper),
        returns=list(Return),
        grooves=list(Groove),
        backings=list(Backing),
        tints=list(Tint),
    )


def _place(spec: TuneSpec, design: GameDesign, style: StyleGuide) -> str:
    """Return when a tune is heard."""
    for level in design.levels:
        if level.tune == spec.name:
            return f"level {level.number} in the {style.biomes[level.biome].name}"
    return {
        "title": "title screen",
        "boss": f"fight with the {design.boss.name}" if design.boss else "fight with a boss",
        "ending": "after the last victory",
        "defeat": "game over, a few seconds",
    }.get(spec.name, spec.name)
