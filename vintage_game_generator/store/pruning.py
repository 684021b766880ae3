"""Mark and sweep: what no kept game and no recent run needs leaves the store.

Kept are
- receipts that were used within so many days, and those of games whose folder is on this machine;
- results that were used within so many days;
- bytes that any of these name, and bytes that are younger than a day: a run that is under way
  names them when it gets there.

Nothing depends on a clock that is right: a time to come counts as now, and so does one from before
this program was; while a run is under way, bytes are as old as they are beside the youngest.
A record that cannot be read may name anything, so that no bytes are removed then.
"""

import json
from collections import Counter
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import AT_A_TIME
from vintage_game_generator.store.locks import alone
from vintage_game_generator.store.places import DAY, GRACE, PART, Entry, Folder, Place, storage
from vintage_game_generator.store.pruned import Pruned
from vintage_game_generator.store.results import refs_in

EARLIEST = 1_767_225_600.0  # 2026-01-01: what is older was written under a wrong clock
RECORDS = ("receipts", "results")


@dataclass(frozen=True)
class Record:
    """A receipt or a result, and the digests of the bytes that it names, if it can be read."""

    kind: str
    entry: Entry
    names: frozenset[str] = frozenset()
    readable: bool = True
    pinned: bool = False


def prune(keep_days: int, largest: int | None, *, dry_run: bool, now: float) -> Pruned:
    """Remove what no kept game and no recent run needs; return what went and what stays.

    Args:
        keep_days: What was used in the last so many days stays.
        largest: Bytes that all of it shall have at most: the results that were used longest ago
            go first, then receipts. What was used within a day, and games whose folder is here,
            stay in any case.
        dry_run: Whether to only say what would go.
        now: The time, in seconds since 1970.

    Raises:
        BadInput: the days are less than one.
        StoreError: the storage does not answer, or nothing can be removed there.
    """
    if keep_days < 1:
        raise BadInput(f"{keep_days} days", where="keep-days", hint="keep 1 day at least")
    pruned, used_now = Pruned(), _may_be_used_now()
    with alone("prune-store"):
        store = storage("store")
        blobs = _whole(store, pruned, dry_run, now)
        last = max((one.used for one in blobs if one.used <= now), default=now) if used_now else now
        records = [one for kind in RECORDS for one in _records(kind, pruned, dry_run, now)]
        going = {one for one in records if _is_unused(one, keep_days, now)}
        if largest is not None and all(one.readable for one in records):
            going |= _to_fit(largest, records, going, blobs, pruned, now, last)
        staying = _without(records, going, pruned, dry_run)
        sweep: list[Entry] = []
        if unread := [one for one in staying if not one.readable]:
            first = f"{storage(unread[0].kind)}/{unread[0].entry.name}"
            pruned.notes.append(
                f"no bytes are removed: nobody knows what {len(unread)} files that cannot be read"
                f" name, such as {first}; remove them, or let who may read them prune"
            )
        else:
            sweep = _unnamed(blobs, staying, last)
        pruned.count("bytes", blobs, sweep if dry_run else store.remove_unused(sweep))
        if not isinstance(store, Folder):
            _drop_copies(keep_days, pruned, dry_run, now)
        if not dry_run:
            _forget_lost_folders()
        return pruned


def _age(when: float, now: float) -> float:
    """Return how many seconds ago something was; none under a clock that was wrong."""
    return now - when if EARLIEST <= when <= now else 0.0


def _whole(place: Place, pruned: Pruned, dry_run: bool, now: float) -> list[Entry]:
    """Return the whole files of a place, freed of what interrupted writes left."""
    entries = list(place.entries())
    parts = [one for one in entries if one.name.endswith(PART)]
    left = [one for one in parts if _age(one.used, now) > GRACE]
    if left:
        gone = left if dry_run else place.remove_unused(left)
        pruned.count("left by interrupted writes", left, gone)
    if isinstance(place, Folder) and not dry_run:
        for one in entries:
            if one.used < EARLIEST:
                place.renew(one, b"")  # from now on it ages
    return [one for one in entries if one not in parts]


def _records(kind: str, pruned: Pruned, dry_run: bool, now: float) -> list[Record]:
    """Return the receipts or results, with what they name."""
    place = storage(kind)
    entries = _whole(place, pruned, dry_run, now)
    here = _games_here()
    with ThreadPoolExecutor(AT_A_TIME) as requests:
        found = list(requests.map(lambda one: _record(kind, place, one, here), entries))
    return [one for one in found if one]


def _record(kind: str, place: Place, entry: Entry, here: frozenset[str]) -> Record | None:
    """Return a record with what it names; nothing if it is gone."""
    try:
        content = place.read(entry.name)
        if content is None:
            return None
        told = json.loads(content)
        if kind == "results":
            told = json.loads(told["result"])
        certificate = told["game"]["files"][CERTIFICATE]["sha256"] if kind == "receipts" else ""
    except (StoreError, ValueError, KeyError, TypeError) as error:
        # A result that is cut off is never a hit: what it named is made again. Of anything else
        # that cannot be read, another version or another moment may make sense.
        cut = kind == "results" and not isinstance(error, StoreError)
        return Record(kind, entry, readable=cut)
    names = frozenset(ref.sha256 for ref in refs_in(told))
    return Record(kind, entry, names, pinned=certificate in here)


def _games_here() -> frozenset[str]:
    """Return the certificates' digests of all games whose folder is on this machine."""
    found = set()
    for record in settings().seen.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(record.read_bytes())
            if Path(known["folder"], CERTIFICATE).is_file():
                found.add(known["certificate"])
    return frozenset(found)


def _is_unused(one: Record, keep_days: int, now: float) -> bool:
    return one.readable and not one.pinned and _age(one.entry.used, now) > keep_days * DAY


def _to_fit(
    largest: int,
    records: Collection[Record],
    going: Collection[Record],
    blobs: Collection[Entry],
    pruned: Pruned,
    now: float,
    last: float,
) -> set[Record]:
    """Return what goes too, so that what stays has so many bytes."""
    staying = [one for one in records if one not in going]
    sizes = {_digest(one): one.size for one in blobs}
    named = Counter(name for one in staying for name in one.names)
    swept = {_digest(one) for one in _unnamed(blobs, staying, last)}
    total = sum(one.entry.size for one in staying)
    total += sum(size for name, size in sizes.items() if name not in swept)
    old = [one for one in staying if not one.pinned and _age(one.entry.used, now) > GRACE]
    more: set[Record] = set()
    for one in sorted(old, key=lambda one: (one.kind != "results", one.entry.used)):
        if total <= largest:
            return more
        more.add(one)
        named.subtract(one.names)
        freed = sum(sizes.get(name, 0) for name in one.names if not named[name])
        total -= one.entry.size + freed
    if total > largest:
        pruned.notes.append(
            "more than was asked for stays: it was used within a day, or is of games whose folder"
            " is on this machine"
        )
    return more


def _without(
    records: Collection[Record], going: Collection[Record], pruned: Pruned, dry_run: bool
) -> list[Record]:
    """Remove records; return those that stay, with those that came meanwhile."""
    staying = []
    for kind in RECORDS:
        place = storage(kind)
        mine = {one.entry: one for one in records if one.kind == kind}
        chosen = [entry for entry, one in mine.items() if one in going]
        gone = set(chosen if dry_run else place.remove_unused(chosen))
        pruned.count(kind, mine, gone)
        for entry in place.entries():
            if entry not in gone and not entry.name.endswith(PART):
                one = mine.get(entry) or _record(kind, place, entry, frozenset())
                staying += [one] if one else []
    return staying


def _unnamed(blobs: Collection[Entry], staying: Collection[Record], last: float) -> list[Entry]:
    """Return the bytes that no record names, but for those within a day of the last moment."""
    named = {name for one in staying for name in one.names}
    return [one for one in blobs if _digest(one) not in named and _age(one.used, last) > GRACE]


def _may_be_used_now() -> bool:
    """Return whether a run may be under way: here, or on another machine.

    Then the age of bytes counts back from the youngest of all, so that a clock that jumped ahead
    takes nothing from that run.
    """
    if settings().storage:
        return True
    for path in settings().locks.glob("*.lock"):
        lock = FileLock(path)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return True
        lock.release()
    return False


def _digest(blob: Entry) -> str:
    return blob.name.replace("/", "")


def _drop_copies(keep_days: int, pruned: Pruned, dry_run: bool, now: float) -> None:
    """Remove this machine's copies of bytes elsewhere that it has not used for so many days."""
    copies = Folder(settings().store)
    entries = _whole(copies, pruned, dry_run, now)
    old = [one for one in entries if _age(one.used, now) > keep_days * DAY]
    pruned.count("copies on this machine", entries, old if dry_run else copies.remove_unused(old))


def _forget_lost_folders() -> None:
    """Remove what is known of games' folders that are gone."""
    for record in settings().seen.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            if not Path(json.loads(record.read_bytes())["folder"]).exists():
                record.unlink(missing_ok=True)
