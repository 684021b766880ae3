"""Keys of providers: from the environment, or lent by whoever has them in a safe place.

litellm reads its own variables (`OPENAI_API_KEY`) from the environment. What is lent here stays
in this process's memory, and whatever is told or kept passes `scrubbed` first.
"""

import os
import re
import threading
from collections.abc import Mapping

from pydantic import SecretStr

MASK = "***"
SHORTEST = 8  # a shorter value is no key, and masking it would spoil words
SECRETIVE = re.compile(r"(KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)$", re.IGNORECASE)

_lent: dict[str, SecretStr] = {}
_lock = threading.Lock()


def lend_keys(keys: Mapping[str, SecretStr]) -> None:
    """Use these keys from now on, by provider ('openai'); they win over the environment's."""
    with _lock:
        _lent.update(keys)


def take_back_keys() -> None:
    """Forget all keys that were lent."""
    with _lock:
        _lent.clear()


def lent_key(provider: str) -> str | None:
    """Return the key that was lent for a provider."""
    with _lock:
        key = _lent.get(provider)
    return key.get_secret_value() if key else None


def known_key(provider: str, variable: str) -> str:
    """Return the key that was lent for a provider, else the environment's; nothing if none is."""
    return (lent_key(provider) or os.environ.get(variable, "")).strip()


def scrubbed(text: str) -> str:
    """Return a text with every known key masked, the environment's included."""
    with _lock:
        known = {key.get_secret_value() for key in _lent.values()}
    known.update(value for name, value in os.environ.items() if SECRETIVE.search(name))
    for value in sorted(known, key=len, reverse=True):  # one may begin with another
        if len(value) >= SHORTEST and value in text:
            text = text.replace(value, MASK)
    return text
