"""API keys from Prefect's Secret blocks, lent to whoever asks models in this process."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from prefect.blocks.system import Secret
from pydantic import SecretStr

from vintage_game_generator.asking.keyring import lend_keys, take_back_keys
from vintage_game_generator.errors import BadInput


@contextmanager
def keys_of_blocks(blocks: Mapping[str, str]) -> Iterator[None]:
    """Lend the keys that Secret blocks hold, by provider, for as long as the context lasts.

    They are this process's: runs at the same time in one process see each other's.

    Raises:
        BadInput: there is no such block.
    """
    keys = {}
    for provider, name in blocks.items():
        try:
            block = cast(Secret[Any], Secret.load(name))
        except ValueError:
            raise BadInput(
                f"there is no Secret block called {name!r}",
                where=f"key_blocks.{provider}",
                hint="make one in Prefect's UI under Blocks, or set the key in the environment",
            ) from None
        keys[provider] = SecretStr(str(block.get()))
    lend_keys(keys)
    try:
        yield
    finally:
        if keys:
            take_back_keys()
