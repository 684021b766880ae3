"""litellm, opened: offline, silent, on our wire. Importing this module takes two seconds.

So it is imported only where a model is about to be asked.
"""

import logging
import os
import warnings
from importlib import import_module
from typing import Any

import httpx

from vintage_game_generator.asking.wire import SharedTransport

CHATTY = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy")
TALKATIVE = ("openai", "httpx", "httpcore")
LONGEST_LOOP = 1_000_000  # equal parts in a row: a map's rows repeat themselves


def _opened() -> Any:
    """Return litellm: offline, silent, on our wire."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # it would fetch prices at its import
    os.environ["LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS"] = "True"
    os.environ["LITELLM_MODE"] = "PRODUCTION"  # it would read keys from a file called .env
    _silence()
    library: Any = import_module("litellm")
    handler: Any = import_module("litellm.llms.custom_httpx.http_handler")
    _silence()  # its import sets levels of its own
    library.telemetry = False
    library.suppress_debug_info = True
    library.disable_streaming_logging = True
    library.disable_hf_tokenizer_download = True  # it would ask a hub for tokenizers
    library.REPEATED_STREAMING_CHUNK_LIMIT = LONGEST_LOOP
    context = httpx.create_ssl_context(verify=handler.get_ssl_configuration())
    transport = SharedTransport(context)
    library.sync_transport = transport
    library.client_session = httpx.Client(transport=transport)
    return library


def _silence() -> None:
    """Keep those quiet who tell of requests with all that is in them, addresses with keys too."""
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _rehearsed(library: Any) -> Any:
    """Return litellm after an answer that nobody gave: it builds its records when they are used.

    That takes a while, and warns of things that no user can help.
    """
    told = [{"role": "user", "content": "?"}]
    for _ in library.completion("openai/nobody", told, mock_response="!", stream=True):
        pass
    library.ImageResponse(data=[])
    return library


# For good: to restore the filters would undo what other threads set meanwhile.
warnings.filterwarnings("ignore", module=r"litellm(\.|$)")
warnings.filterwarnings("ignore", message="Pydantic serializer warnings", module="pydantic")
try:
    LITELLM = _rehearsed(_opened())
except Exception as error:  # whatever an unfit version of it, or of what it needs, stumbles over
    raise ImportError(f"litellm cannot be used: {error}") from error
PROVIDERS = frozenset(one.value for one in LITELLM.provider_list)
