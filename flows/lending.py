"""API keys from Prefect's Secret blocks, lent to whoever asks models in this process."""

from collections.abc import Mapping
from typing import Any, cast

from prefect.blocks.system import Secret
from pydantic import SecretStr

from vintage_game_generator.asking.keyring import lend_keys
from vintage_game_generator.errors import BadInput


def lend_from_blocks(blocks: Mapping[str, str]) -> None:
    """Lend the keys that Secret blocks hold, by provider.

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
