"""Levels of an author's draft: played, sent back with the reason, and mended where that fails."""

from collections.abc import Callable, Sequence

from vintage_game_generator.assets.levels.drafted import faults_of, laid_out
from vintage_game_generator.assets.levels.laid import BY_RULE
from vintage_game_generator.assets.levels.mending import mended
from vintage_game_generator.authors.procedural.chance import derived_seed
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import DraftedLevel, LevelDraft
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.level import Level
from vintage_game_generator.models.writer import PROCEDURAL
from vintage_game_generator.playtest.drafted_play import played
from vintage_game_generator.playtest.level_reasons import Blocked

MOST_ASKED = 2
MOST_MENDED = 5
FELL_BACK, KEPT_IN_PART = "fell-back", "kept-in-part"

Again = Callable[[LevelDraft, Sequence[str]], DraftedLevel]


class DraftOnTrial:
    """A draft, until its level is won or nothing is left of it.

    Attributes:
        attempts: How many levels were built.
        reason: Why the last of them was not won.
    """

    def __init__(
        self,
        brief: LevelBrief,
        design: GameDesign,
        view: tuple[int, int],
        draft: LevelDraft,
        author: str,
    ) -> None:
        self._brief = brief
        self._design = design
        self._view = view
        self._draft = draft
        self._author = author
        self._asked: list[Credits] = []
        self._notes: list[str] = []
        self._variant = 0
        self.attempts = 0
        self.reason = ""

    def won(self, again: Again | None) -> tuple[Level, list[int]] | None:
        """Return the level and the buttons that clear it, or nothing if rules must build it.

        Args:
            again: Whom to ask for another draft, and how; with none, the rules mend it at once.
        """
        asks = MOST_ASKED
        for _ in range(MOST_ASKED + MOST_MENDED):
            laid = laid_out(self._varied(), self._design, self._view, self._draft)
            self.attempts += 1
            tried = played(laid, self._design)
            if isinstance(tried, list):
                self._notes += laid.notes
                return laid.level, tried
            self.reason = tried.reason
            blames_author = tried.index != BY_RULE
            if again and asks > 0 and blames_author:
                asks -= 1
                if self._replaced(again, tried):
                    continue
                asks = 0
            if not blames_author or not self._mended(tried):
                self._variant += 1
        return None

    def _varied(self) -> LevelBrief:
        """Return the brief with other chance, after what chance laid could not be won."""
        if not self._variant:
            return self._brief
        seed = derived_seed(self._brief.seed, "variant", self._variant)
        return self._brief.model_copy(update={"seed": seed})

    def _replaced(self, again: Again, blocked: Blocked) -> bool:
        """Have the author write another draft; return whether there is one."""
        reasons = [blocked.reason, *faults_of(self._draft, self._brief, self._design)]
        answer = again(self._draft, reasons)
        self._asked.append(answer.credits)
        if answer.draft is None:
            return False
        self._draft = answer.draft
        self._author = answer.credits.author
        return True

    def _mended(self, blocked: Blocked) -> bool:
        """Change by rule what cannot be done; return whether anything was to be changed."""
        better, changes = mended(self._draft, self._design, blocked.index)
        self._draft = better
        self._notes += changes
        return bool(changes)

    def credits(self, *, kept: bool) -> Credits:
        """Return who wrote the level, who was asked on the way, and what was changed.

        Calls are those of this trial only: those for the draft itself are in its own credits.
        """
        findings = [
            finding
            for one in self._asked
            for finding in one.findings
            if finding.code != FELL_BACK  # the level did not, where only its repair did
        ]
        if not kept:
            message = f"built by rule: {self.reason}"
            findings.append(self._finding(Severity.WARNING, FELL_BACK, message))
        elif self._notes:
            message = "; ".join(dict.fromkeys(self._notes))
            findings.append(self._finding(Severity.INFO, KEPT_IN_PART, message))
        return Credits(
            author=self._author if kept else PROCEDURAL,
            calls=tuple(call for one in self._asked for call in one.calls),
            findings=tuple(findings),
            lasting=all(one.lasting for one in self._asked),
        )

    def _finding(self, severity: Severity, code: str, message: str) -> Finding:
        subject = f"level {self._brief.number}"
        return Finding(severity=severity, code=code, subject=subject, message=message)
