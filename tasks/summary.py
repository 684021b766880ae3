"""A run's summary in Prefect's UI: what a tired person wants to know, in ten seconds."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tasks.outcomes import one_line
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.gallery.page import GALLERY
from vintage_game_generator.gallery_link import gallery_link
from vintage_game_generator.models.certificate import VERIFIED, Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.run_state import DONE, PieceState, Status
from vintage_game_generator.packaging.folder import archive_path
from vintage_game_generator.store.keys import Phase

MOST_FINDINGS = 8
MOST_FAILURES = 10
COST = "cost of this run"


def finished_summary(
    report: RunReport, pieces: Sequence[PieceState], seconds: float, picture: str
) -> str:
    """Return the summary of a run that ended with a game, in Markdown.

    Args:
        report: How it went.
        pieces: What became of each piece; none where the whole game was kept.
        seconds: What the run took.
        picture: Screenshots, in Markdown.
    """
    parts = [
        _verdict(report.certificate),
        picture,
        _work(report.executed, report.cached, seconds, _cost(report.models)),
        _findings(report.certificate.findings),
        _places(report),
        _table(pieces, report.models),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def failed_summary(
    title: str,
    error: Exception,
    why: str,
    pieces: Sequence[PieceState],
    seconds: float,
    *,
    run: str,
    picture: str,
) -> str:
    """Return the summary of a run that failed, in Markdown.

    Args:
        title: The game's.
        error: What ended the run.
        why: The same in one line.
        pieces: What became of each piece.
        seconds: What the run took.
        run: Prefect's id of it.
        picture: What is known of the look, in Markdown.
    """
    failed = [one for one in pieces if one.status is Status.FAILED]
    counts = Counter(one.status for one in pieces)
    parts = [
        f"# Failed: {plain(title)}",
        f"**Why:** {plain(why)}",
        f"**Next:** {_next(error, run)}",
        "\n".join(
            ["| what failed | why |", "|---|---|"]
            + [f"| {_cell(one.piece)} | {_cell(one.error)} |" for one in failed[:MOST_FAILURES]]
            + [f"| and {len(failed) - MOST_FAILURES} more | |"] * (len(failed) > MOST_FAILURES)
        )
        if failed
        else "",
        picture,
        f"{_pieces(counts[Status.MADE], counts[Status.KEPT], seconds)}. All of it is kept."
        if any(one.status in DONE for one in pieces)
        else f"Nothing was made ({seconds:.1f} s).",
        _table(pieces, ()),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def work_told(made: int, kept: int) -> str:
    """Return how many pieces of a game were made, and kept, in a few words."""
    return f"{made} made, {kept} kept"


def told_work(description: str) -> tuple[int, int] | None:
    """Return how many pieces were made, and kept, as the description of a run's summary says."""
    found = re.search(r"; (\d+) made, (\d+) kept$", description)
    return (int(found[1]), int(found[2])) if found else None


def verdict(certificate: Certificate) -> str:
    """Return what a certificate comes to, in a few words."""
    return "certified" if certificate.certified else "NOT certified"


def _verdict(certificate: Certificate) -> str:
    title = plain(certificate.title)
    if certificate.certified:
        played = [name for name, said in certificate.languages.items() if said.startswith(VERIFIED)]
        left = [
            f"{name} is {said}"
            for name, said in certificate.languages.items()
            if not said.startswith(VERIFIED)
        ]
        proof = f"All {len(certificate.levels)} levels were won by play, in {', '.join(played)}"
        return f"# Certified: {title}\n\n{plain('; '.join([proof, *left]))}."
    why = [
        f"{one.name}: {one.detail}"
        for one in (*certificate.checks, *certificate.parity)
        if not one.passed
    ]
    why += [f"no proof of {gap}" for gap in certificate.gaps]
    why += [_told(one) for one in certificate.findings if one.severity is Severity.ERROR]
    reasons = "\n".join(f"- {plain(one_line(one))}" for one in why[:MOST_FAILURES])
    return f"# NOT certified: {title}\n\n{reasons}\n\n**Next:** another seed, or fewer features."


def _next(error: Exception, run: str) -> str:
    if isinstance(error, BadInput):
        return "correct the brief or the parameters, and start a new run."
    first = "make room or mend the disk; then " if isinstance(error, StoreError) else ""
    return (
        f"{first}press **Retry** (runs of a deployment have it), run the same command again, or"
        f" `vintage rerun {run}`: only what is missing is made."
    )


def _work(made: int, kept: int, seconds: float, cost: str) -> str:
    if not made:
        return f"**Nothing had to be made**: all {kept} pieces were kept ({seconds:.1f} s)."
    paid = f", {cost}" if cost else ""
    return f"{_pieces(made, kept, seconds)}{paid}."


def _pieces(made: int, kept: int, seconds: float) -> str:
    return f"**{made} pieces made, {kept} kept**, {seconds:.1f} s"


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return "**Findings:** none."
    counts = Counter(one.severity for one in findings)
    levels = ", ".join(
        f"{counts[severity]} {severity}{'s'[: counts[severity] != 1]}"
        for severity in Severity
        if counts[severity]
    )
    order = list(Severity)
    worst = sorted(findings, key=lambda one: order.index(one.severity))
    lines = [f"- {plain(_told(one))}" for one in worst[:MOST_FINDINGS]]
    if len(findings) > MOST_FINDINGS:
        lines.append(f"- and {len(findings) - MOST_FINDINGS} more, in the artifact `certificate`")
    return "\n".join([f"**Findings:** {levels}", "", *lines])


def _told(finding: Finding) -> str:
    return one_line(f"{finding.severity} {finding.code} ({finding.subject}): {finding.message}")


def _places(report: RunReport) -> str:
    folder = report.folder.absolute()
    places = [
        ("Folder", f"`{folder}`"),
        ("Archive", f"`{archive_path(folder)}`"),
        ("Play", f"`vintage play {folder}`"),
        ("Check again", f"`vintage verify {folder}`"),
    ]
    page = folder / Language.WEB.value / "index.html"
    pages = [("In the browser", page), ("Gallery", folder.parent / GALLERY)]
    places += [(name, _link(path)) for name, path in pages if path.is_file()]
    places += [("Runs alone", f"`{one.place}`") for one in report.standalone if one.place]
    return "\n".join(f"- **{name}:** {place}" for name, place in places)


def _link(page: Path) -> str:
    """Return a link where a server shows the page: no browser follows one from there to a file."""
    address = gallery_link(page)
    return f"[{address}]({address})" if address.startswith("http") else f"`{page}`"


def _table(pieces: Sequence[PieceState], models: Sequence[dict[str, str]]) -> str:
    """Return time and cost by phase; those of which all was kept share a row."""
    if all(one.status is Status.KEPT for one in pieces):
        return ""
    own = {
        phase.value: [one for one in pieces if one.phase == phase]
        for phase in Phase
        if any(one.phase == phase for one in pieces)
    }
    idle = [name for name, of in own.items() if all(one.status is Status.KEPT for one in of)]
    rows = [_row(name, of) for name, of in own.items() if name not in idle]
    if idle:
        rows.append(_row("all others", [one for name in idle for one in own[name]]))
    rows.append(_row("**all**", pieces))
    dollars = {row["phase"]: row.get(COST, "") for row in models} | {"**all**": _whole(models)}
    for row in rows:
        row["dollars"] = dollars.get(row["phase"], "")
    heads = [head for head in rows[0] if any(row[head] for row in rows)]
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)]]
    lines += [[row[head] for head in heads] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _row(name: str, pieces: Iterable[PieceState]) -> dict[str, str]:
    """Return a row of the table; what is zero, or not known, is left empty."""
    counts = Counter(one.status for one in pieces)
    seconds = [one.seconds for one in pieces if one.status is Status.MADE]
    known = [spent for spent in seconds if spent is not None]
    return {
        "phase": name,
        **{one.value: str(counts[one] or "") for one in Status if one is not Status.RUNNING},
        "seconds": f"{sum(known):.2f}" if known else "",
    }


def _cost(models: Sequence[dict[str, str]]) -> str:
    return f"{_whole(models)} US dollars" if models else ""


def _whole(models: Sequence[dict[str, str]]) -> str:
    return models[-1].get(COST, "") if models else ""


def plain(text: str) -> str:
    """Return a text that is no Markdown, whatever a model or a brief wrote."""
    marks = "\\`*_[]<>#|!"
    return "".join(f"\\{one}" if one in marks else one for one in text)


def _cell(text: str) -> str:
    return plain(" ".join(text.split()))
