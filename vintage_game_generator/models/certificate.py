"""The playability certificate: what was proven of a game, and by which recording."""

import hashlib
from itertools import pairwise

from pydantic import Field

from vintage_game_generator.models.assets import FileName
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import Language
from vintage_game_generator.models.findings import Finding

CERTIFICATE = "certificate.json"  # in the game's folder
RUNS = ("win", "lose", "random-1", "random-2", "random-3")  # what a game's recordings are called
SCREEN_CHECKS = ("levels are cleared", "screen answers input", "screen endures random input")
CHECKS = (
    "can be won",
    "can be lost",
    "foes are met",
    *(f"replay {run}" for run in RUNS),
    *SCREEN_CHECKS,
)
FEWEST_LEVELS = 3
VERIFIED = "verified"  # how the verdict on a language begins that was played


class LevelProof(Model):
    """A level that was won by play: the part of the winning recording that clears it."""

    number: int = Field(ge=1)
    name: str
    first_tick: int = Field(ge=0)
    last_tick: int = Field(ge=0)
    attempts: int = Field(ge=1, description="Levels built until one was proven.")


class RunProof(Model):
    """A recording that ends as it says."""

    recording: str = Field(description="Its path in the game's folder.")
    outcome: str = Field(description="'won', 'lost', or the mode in which it stops.")
    ticks: int = Field(ge=0)
    hash: str = Field(description="State hash of its last tick.")


class PictureProof(Model):
    """A picture that the game shows after so many ticks of a recording."""

    file: str = Field(description="Its path in the game's folder.")
    recording: str = Field(description="The recording's path in the game's folder.")
    tick: int = Field(ge=0)


class Check(Model):
    """One thing that was tried, and how it went."""

    name: str
    passed: bool
    detail: str


class LanguageProof(Model):
    """What was tried of a game in one more language, and how it went."""

    language: Language
    verdict: str = Field(description="'verified', or 'not verified (cargo not found)'.")
    checks: tuple[Check, ...] = Field(description="Named after the language: 'rust: replay win'.")
    lasting: bool = Field(
        default=True,
        description="Whether it stays so for as long as this machine has the same tools.",
    )


class Certificate(Model):
    """The proof that travels with a game: anyone can repeat it with `vintage verify`.

    Its seal shows that nothing was changed by accident. It is no signature: whoever changes a
    game can seal it anew, which is why verifying plays the game instead of believing its words.
    """

    title: str
    package: str
    generator: str = Field(description="The generator's version.")
    levels: tuple[LevelProof, ...]
    runs: tuple[RunProof, ...] = Field(description="The winning one first, then the losing one.")
    checks: tuple[Check, ...]
    pictures: tuple[PictureProof, ...] = Field(description="Taken along the recordings.")
    languages: dict[str, str] = Field(description="Language to 'verified', or why not.")
    parity: tuple[Check, ...] = Field(
        default=(), description="How the game does in the other languages: 'rust: replay win'."
    )
    findings: tuple[Finding, ...]
    files: dict[FileName, str] = Field(description="SHA-256 of each other file of the game.")
    seal: str = Field(default="", description="SHA-256 of this certificate with an empty seal.")

    @property
    def gaps(self) -> list[str]:
        """Return what a proof needs and this does not even claim."""
        named = {check.name for check in self.checks}
        replayed = {check.name for check in self.parity}
        spans = [tick for level in self.levels for tick in (level.first_tick, level.last_tick)]
        ticks = [0, *spans, *(run.ticks for run in self.runs[:1])]
        claims = {
            "a run that is won and one that is lost": (
                [run.outcome for run in self.runs[:2]] == ["won", "lost"]
            ),
            "the recordings": (
                [run.recording for run in self.runs] == [f"recordings/{run}.json" for run in RUNS]
            ),
            f"{FEWEST_LEVELS} levels or more": len(self.levels) >= FEWEST_LEVELS,
            "the levels one after the other": (
                [level.number for level in self.levels] == [*range(1, len(self.levels) + 1)]
                and all(one < other for one, other in pairwise(ticks))
            ),
            **{f"the check {name!r}": name in named for name in CHECKS},
            **{
                f"the recordings in {language}": replayed.issuperset(
                    f"{language}: replay {run}" for run in RUNS
                )
                for language, verdict in self.languages.items()
                if language != Language.PYTHON and verdict.startswith(VERIFIED)
            },
        }
        return [what for what, claimed in claims.items() if not claimed]

    @property
    def certified(self) -> bool:
        """Return whether nothing is missing, all checks passed and no finding is an error."""
        return (
            not self.gaps
            and all(check.passed for check in (*self.checks, *self.parity))
            and not any(finding.severity == "error" for finding in self.findings)
        )

    @property
    def intact(self) -> bool:
        """Return whether nothing was changed since the certificate was sealed."""
        return self.sealed().seal == self.seal

    def sealed(self) -> "Certificate":
        """Return the certificate with its seal."""
        bare = self.model_copy(update={"seal": ""})
        return self.model_copy(update={"seal": hashlib.sha256(bare.to_json()).hexdigest()})

    def to_json(self) -> bytes:
        """Return the certificate as the file that goes with the game."""
        return (self.model_dump_json(indent=2) + "\n").encode()
