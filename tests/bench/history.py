"""When a flow ran, as the database of Prefect's ephemeral server remembers it."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

STATES = """
select state.type, state.timestamp from flow_run_state state
join flow_run run on run.id = state.flow_run_id order by state.timestamp
"""
EXECUTED = """
select name from task_run where state_name = 'Completed'
and flow_run_id = (select id from flow_run order by start_time desc limit 1)
"""


@dataclass(frozen=True)
class FlowHistory:
    """Moments of one flow run, in seconds since 1970, and how many of its tasks ended well."""

    began: float
    ended: float
    tasks: int


def flow_history(database: Path) -> FlowHistory:
    """Return when the only flow run of a database ran.

    Raises:
        sqlite3.Error: the database is not Prefect's.
        StopIteration: no flow ran.
    """
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        states = [(kind, _seconds(text)) for kind, text in connection.execute(STATES)]
        counted = "select count(*) from task_run where state_type = 'COMPLETED'"
        (tasks,) = connection.execute(counted).fetchone()
    finally:
        connection.close()
    began = next(moment for kind, moment in states if kind == "RUNNING")
    ended = next(moment for kind, moment in states if kind == "COMPLETED")
    return FlowHistory(began, ended, tasks)


def executed_tasks(database: Path) -> list[str]:
    """Return the names of the tasks that the latest flow run executed, and not from a cache.

    Raises:
        sqlite3.Error: the database is not Prefect's.
    """
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return sorted(name for (name,) in connection.execute(EXECUTED))
    finally:
        connection.close()


def _seconds(text: str) -> float:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
