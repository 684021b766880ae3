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
import os
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from vintage_game_generator.errors import BadInput
from vintage_game_generator.settings import settings
from vintage_game_generator.store.locks import LOCKS, alone, remove_old_locks
from vintage_game_generator.store.places import DAY, GRACE, Entry, Folder, Place, storage
from vintage_game_generator.store.pruned import Pruned
from vintage_game_generator.store.roots import LEFT, OURS, RECORDS, Root, games_here, roots

OLD_LOCKS = 7 * DAY
EARLIEST = 1_767_225_600.0  # 2026-01-01: what is older was written under a wrong clock


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
        BadInput: the days are less than one, or the folder of `VINTAGE_STORAGE` is not there.
        StoreError: the storage does not answer, or nothing can be removed there.
    """
    if keep_days < 1:
        raise BadInput(f"{keep_days} days", where="keep-days", hint="keep 1 day at least")
    store = storage("store")
    shared = isinstance(store, Folder) and settings().storage
    if shared and not os.path.isdir(Path(str(store)).parent):  # noqa: PTH112, Path's may raise
        raise BadInput(
            "there is no such folder",
            where=f"VINTAGE_STORAGE={shared}",
            hint="is it mounted? the first game that is made makes it",
        )
    pruned, used_now = Pruned(), _may_be_used_now()
    with alone("prune-store"):
        blobs = _whole("store", store, pruned, dry_run, now)
        last = max((one.used for one in blobs if one.used <= now), default=now) if used_now else now
        records = _all_roots(pruned, dry_run, now)
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
        _drop_accounts(keep_days, pruned, dry_run, now)
        if not dry_run:
            _forget_lost_folders()
            remove_old_locks(LOCKS, OLD_LOCKS)
        return pruned


def _age(when: float, now: float) -> float:
    """Return how many seconds ago something was; none under a clock that was wrong."""
    return now - when if EARLIEST <= when <= now else 0.0


def _whole(kind: str, place: Place, pruned: Pruned, dry_run: bool, now: float) -> list[Entry]:
    """Return the whole files of ours in a place, freed of what interrupted writes left."""
    found = list(place.entries())
    left = [one for one in found if LEFT.fullmatch(one.name) and _age(one.used, now) > GRACE]
    entries = [one for one in found if OURS[kind].fullmatch(one.name)]
    if left:
        gone = left if dry_run else place.remove_unused(left)
        pruned.count("left by interrupted writes", left, gone)
    if isinstance(place, Folder) and not dry_run:
        for one in entries:
            if one.used < EARLIEST:
                place.renew(one, b"")  # from now on it ages
    return entries


def _all_roots(pruned: Pruned, dry_run: bool, now: float) -> list[Root]:
    """Return all receipts and results, with what they name."""
    return [
        one
        for kind in RECORDS
        for one in roots(kind, storage(kind), _whole(kind, storage(kind), pruned, dry_run, now))
    ]


def _is_unused(one: Root, keep_days: int, now: float) -> bool:
    return one.readable and not one.pinned and _age(one.entry.used, now) > keep_days * DAY


def _to_fit(
    largest: int,
    records: Collection[Root],
    going: Collection[Root],
    blobs: Collection[Entry],
    pruned: Pruned,
    now: float,
    last: float,
) -> set[Root]:
    """Return what goes too, so that what stays has so many bytes."""
    staying = [one for one in records if one not in going]
    sizes = {_digest(one): one.size for one in blobs}
    named = Counter(name for one in staying for name in one.names)
    swept = {_digest(one) for one in _unnamed(blobs, staying, last)}
    total = sum(one.entry.size for one in staying)
    total += sum(size for name, size in sizes.items() if name not in swept)
    old = [one for one in staying if not one.pinned and _age(one.entry.used, now) > GRACE]
    more: set[Root] = set()
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
    records: Collection[Root], going: Collection[Root], pruned: Pruned, dry_run: bool
) -> list[Root]:
    """Remove records; return those that stay, with those that came meanwhile."""
    staying = []
    for kind in RECORDS:
        place = storage(kind)
        mine = {one.entry: one for one in records if one.kind == kind}
        chosen = [entry for entry, one in mine.items() if one in going]
        gone = set(chosen if dry_run else place.remove_unused(chosen))
        pruned.count(kind, mine, gone)
        there = [one for one in place.entries() if one not in gone]
        came = [one for one in there if one not in mine and OURS[kind].fullmatch(one.name)]
        staying += [mine[one] for one in there if one in mine] + roots(kind, place, came)
    return staying


def _unnamed(blobs: Collection[Entry], staying: Collection[Root], last: float) -> list[Entry]:
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
    try:
        for path in settings().locks.glob("*.lock"):
            lock = FileLock(path)
            lock.acquire(blocking=False)
            lock.release()
    except (OSError, Timeout):
        return True
    return False


def _digest(blob: Entry) -> str:
    return blob.name.replace("/", "")


def _drop_copies(keep_days: int, pruned: Pruned, dry_run: bool, now: float) -> None:
    """Remove this machine's copies of bytes elsewhere that it has not used for so many days."""
    copies = Folder(settings().store)
    entries = _whole("store", copies, pruned, dry_run, now)
    old = [one for one in entries if _age(one.used, now) > keep_days * DAY]
    pruned.count("copies on this machine", entries, old if dry_run else copies.remove_unused(old))


def _drop_accounts(keep_days: int, pruned: Pruned, dry_run: bool, now: float) -> None:
    """Remove what is told of the making of games that are not here, and were not for so long."""
    place = Folder(settings().made)
    here = {f"{folder.name}.json" for folder in games_here().values()}
    entries = [one for one in place.entries() if _is_account(place.read(one.name))]
    old = [one for one in entries if one.name not in here and _age(one.used, now) > keep_days * DAY]
    if entries:
        pruned.count("accounts of games", entries, old if dry_run else place.remove_unused(old))


def _is_account(content: bytes | None) -> bool:
    """Return whether it is ours, of whatever version."""
    try:
        return bool(json.loads(content or b"").keys() >= {"config", "pieces"})
    except (ValueError, AttributeError, RecursionError):
        return False


def _forget_lost_folders() -> None:
    """Remove what is known of games' folders that are gone."""
    for record in settings().seen.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            if not Path(json.loads(record.read_bytes())["folder"]).exists():
                record.unlink(missing_ok=True)
