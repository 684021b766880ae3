"""What a batch shows in Prefect's UI: how far it is, what became of its games, where to look."""

from typing import cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from tasks.telling import harmless
from vintage_game_generator.batch_progress import BatchProgress
from vintage_game_generator.batch_table import HEADINGS, cells
from vintage_game_generator.gallery_link import gallery_link
from vintage_game_generator.models.batch import BatchReport


class Shown:
    """A batch's progress on the server."""

    def __init__(self, progress: BatchProgress) -> None:
        """Show how far it is."""
        self._progress = progress
        self._artifact: UUID | None = None
        self.update()

    @harmless
    def update(self) -> None:
        """Show how far it is now."""
        share, words = self._share(), self._words()
        if self._artifact:
            update_progress_artifact(self._artifact, progress=share, description=words)
        else:
            made = create_progress_artifact(share, key="batch-progress", description=words)
            self._artifact = cast(UUID, made)

    def _share(self) -> float:
        return round(100 * len(self._progress.rows) / max(1, self._progress.total), 1)

    def _words(self) -> str:
        rows, running = self._progress.now()
        failed = sum(not row.well for row in rows)
        words = f"{len(rows)} of {self._progress.total} games done, {failed} failed"
        names = ", ".join(name for name, _ in running.values())
        return f"{words}; now {names}" if names else words


@harmless
def show_batch(report: BatchReport) -> None:
    """Show a row a game, the near-duplicates, and where the gallery is."""
    create_table_artifact(
        key="batch",
        description=f"{report.title}: {report.verdict}",
        table=[dict(zip(HEADINGS, cells(row), strict=True)) for row in report.games],
    )
    if report.twins:
        create_table_artifact(
            key="near-duplicates",
            description="Games that are nearly the same: 0 the same, 1 nothing in common",
            table=[
                {"game": twin.games[0], "is nearly": twin.games[1], "distance": twin.distance}
                for twin in report.twins
            ],
        )
    if report.gallery:
        create_link_artifact(
            key="gallery",
            link=gallery_link(report.gallery),
            link_text=f"All games of {report.title}",
            description=f"The gallery is the file {report.gallery}",
        )
