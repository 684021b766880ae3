"""What a run would do: the flow's own wiring, with nothing asked, made or written."""

from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from prefect import Task

from flows.generate_game import whole_game
from flows.origins import Origins, Part, Parts, Unknown, merged, unresolved
from flows.runners import runner_of
from flows.running import Run, Runner
from flows.surroundings import terms_of
from tasks.outcomes import Started
from tasks.phase_task import Guard, guard_of
from vintage_game_generator.again import is_wanted_again, with_known_pieces
from vintage_game_generator.asking.counting import CountingDesk
from vintage_game_generator.authors.language_model.author import LanguageModelAuthor
from vintage_game_generator.authors.roster import standing_in
from vintage_game_generator.briefs import with_known_games
from vintage_game_generator.expecting import asking_of, seconds_of, whole_time
from vintage_game_generator.explaining import History, roots
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.plan import Asking, Plan, PlannedPiece, Verdict
from vintage_game_generator.models.writer import Terms, Writer
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import PHASE_PROMPTS, Phase
from vintage_game_generator.store.receipts import kept_receipt
from vintage_game_generator.store.results import Kept, kept_result

P = ParamSpec("P")
R = TypeVar("R")
# Made in memory where they are missing, since all that follows hangs on them: they are quick.
COMPUTED = (Phase.BLEND, Phase.STYLE, Phase.DESIGN)
# What they leave in a game is not only whole records, but single words and numbers too, of which
# nobody can tell where they came from.
TANGLED = (*COMPUTED, Phase.FEATURE)
DRAFTED = ("draft", "story", "quests", "dialogue")
WANTED_AGAIN, NOTHING_REUSED = "wanted again", "nothing shall be reused"
GONE, UNSOUND = "its result is no longer kept", "its result is not whole, or does not last"


class Planned(Run):
    """A run that looks for every piece, and goes on without those that are not there."""

    def __init__(self, config: GameConfig, generation: GenerationConfig) -> None:
        idle = runner_of("threads", 1)
        super().__init__(idle, idle, generation)
        self.parts: list[Part] = []
        self._prices = Terms(prices=generation.prices)
        self.history = History(config)
        self._origins = Origins()

    def joined(self, quick: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what is made of the results that are known, as far as they are."""
        joined: Any = quick(*map(_known, args), **kwargs)
        parts = self._origins.of(args)
        if joined is None and unresolved(parts):
            joined = Unknown(parts)
        for one in joined if isinstance(joined, tuple) else (joined,):
            self._origins.claim(one, parts)  # it may be what it was made of, left as it was
        self._origins.adopt(joined, parts)
        made: R = joined
        return made

    def show(self, tell: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        """Show nothing."""

    def _begun(self, runner: Runner, task: Task[Any, Any], parameters: dict[str, Any]) -> Started:
        guard = guard_of(task)
        part = Part(guard.phase, guard.piece(parameters))
        self.parts.append(part)
        kept = self._looked_up(part, guard, parameters)
        value = kept.value if kept else self._in_its_place(part, task, parameters)
        self._origins.adopt(value, {part: None})
        return Started(guard.phase, part.piece, Kept(value))

    def _looked_up(self, part: Part, guard: Guard, parameters: dict[str, Any]) -> Kept | None:
        """Return what is kept of a piece; say why it is not, and what that means."""
        inputs = guard.inputs(**parameters)
        sources = {name: self._origins.of(one) for name, one in parameters.items()}
        hidden, guessed = self._unknown_of(inputs, sources)
        waiting = unresolved(merged([*hidden.values(), *guessed.values()]))
        closed = {name: one for name, one in inputs.items() if name not in {**hidden, **guessed}}
        found = self.history.compared(part.phase, part.piece, closed)
        same = found.known and not (found.inputs or found.versions)
        same &= all(one.as_before for one in merged([*hidden.values(), *guessed.values()]))
        key = guard.key(inputs) if not waiting else found.key if same else ""
        again = is_wanted_again(self._again, part.phase, part.piece)
        there = bool(key) and self.history.holds(key)
        kept = kept_result(key) if there and self._cache and not again else None
        part.as_before = bool(key) and key == found.key
        if kept:
            part.verdict = Verdict.KEPT
            return kept
        part.resolved = False
        part.waits_for = tuple(one.piece for one in waiting)
        part.changed = found.inputs
        if part.phase in PHASE_PROMPTS or (again and parameters.get("drafted")):
            part.as_before = False  # a model may say something else
        guesses = {name: one for name, one in inputs.items() if name in guessed}
        otherwise = self.history.compared(part.phase, part.piece, guesses)
        counted = guessed if otherwise.inputs or not found.known else {}
        surely = any(one.certain for one in merged([*hidden.values(), *counted.values()]))
        fresh = not found.known and (surely or not waiting)
        part.certain = not part.as_before and (fresh or bool(found.inputs) or surely)
        runs = again or key or found.versions or part.certain
        part.verdict = Verdict.RUNS if runs else Verdict.FOLLOWS
        if again or not self._cache:
            part.because = (WANTED_AGAIN if again else NOTHING_REUSED,)
        elif key and key == found.key:
            part.because = (UNSOUND if there else GONE,)
        else:
            causes = {name: _causes(parts) for name, parts in sources.items() if parts}
            part.because = roots(found, causes) or (self.history.news(part.phase),)
        return None

    def _unknown_of(
        self, inputs: Mapping[str, Any], sources: Mapping[str, Parts]
    ) -> tuple[dict[str, Parts], dict[str, Parts]]:
        """Return the inputs that are unknown, and those of which there is a guess at least."""
        waiting = unresolved(merged(sources.values()))
        tangled = {one: None for one in waiting if one.phase in TANGLED}
        hidden, guessed = {}, {}
        for name, value in inputs.items():
            parts = self._origins.of(value)
            if unresolved(parts):
                hidden[name] = parts
            elif tangled and unresolved(sources.get(name, tangled)):
                guessed[name] = merged([parts, sources.get(name, tangled)])
        return hidden, guessed

    def _in_its_place(self, part: Part, task: Task[Any, Any], parameters: dict[str, Any]) -> Any:
        """Return the best that is known of a result that is not there."""
        if part.phase in COMPUTED:
            part.resolved = not part.waits_for
            return task.fn(**{name: _known(one) for name, one in parameters.items()})
        if part.phase in PHASE_PROMPTS:
            part.asking = self._asking(task, parameters)
            before = self.history.result(part.piece)
            if any(getattr(before, name, None) for name in DRAFTED):
                return before
        language = parameters.get("language") or getattr(parameters.get("code"), "language", None)
        return Unknown([part], language=language)

    def _asking(self, task: Task[Any, Any], parameters: dict[str, Any]) -> Asking:
        """Return what would be asked; what is said of what is not known yet is left out."""
        known = {
            name: "" if name == "direction" and isinstance(one, Unknown) else _known(one)
            for name, one in parameters.items()
        }
        desk, easel = CountingDesk(), CountingDesk()
        painter: Writer = parameters.get("painter", Writer())
        with standing_in(LanguageModelAuthor(desk, easel if painter.models else None)):
            task.fn(**known)
        if painter.models:  # whoever writes is asked only where the painter fails
            return asking_of(easel, painter, self._prices)
        return asking_of(desk, parameters["writer"], self._prices)


def _known(value: Any) -> Any:
    """Return a value without what is not known of it."""
    if isinstance(value, tuple):
        return tuple(one for one in value if not isinstance(one, Unknown))
    return None if isinstance(value, Unknown) else value


def _causes(parts: Parts) -> list[str]:
    """Return why pieces are not what they were."""
    return [why for one in parts if not one.as_before for why in one.because]


def planned(config: GameConfig, generation: GenerationConfig) -> Plan:
    """Return what a run would do, and why.

    Raises:
        BadInput: the brief names games, or the settings pieces, that do not exist.
    """
    config = with_known_games(config)
    generation = with_known_pieces(generation)
    run = Planned(config, generation)
    whole_game(run, config, generation, terms_of(generation))
    seconds = seconds_of(config)
    finished = kept_receipt(config, generation, local_store()) is not None
    pieces = tuple(
        PlannedPiece(phase=one.phase, piece=one.piece, verdict=Verdict.KEPT)
        if finished or one.verdict is Verdict.KEPT
        else PlannedPiece(
            phase=one.phase,
            piece=one.piece,
            verdict=one.verdict,
            because=one.because,
            changed=one.changed,
            waits_for=one.waits_for,
            seconds=seconds(one.phase, one.piece),
            asking=one.asking,
        )
        for one in run.parts
    )
    made = [one for one in pieces if one.verdict is not Verdict.KEPT]
    unknown = sum(one.seconds is None for one in made)
    work, lasts = whole_time(made, generation.parallel_assets)
    told = unknown < len(made) or not made
    return Plan(
        title=config.name,
        finished=finished,
        known=run.history.known,
        pieces=pieces,
        work=work if told else None,
        lasts=lasts if told else None,
        unknown=unknown,
    )
