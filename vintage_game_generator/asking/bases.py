"""Which server a model is asked at, and who may read along on the way to it.

litellm reads addresses from the environment, a few names for each provider. An address shapes the
answer and its price, so it is looked up here, once for a question, and litellm is told it.
"""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from vintage_game_generator.models.writer import Writer

ENDINGS = ("BASE_URL", "API_BASE")  # of PROVIDER_...
OTHERS = {  # by other names than their provider's
    "ollama_chat": ("OLLAMA_API_BASE",),
    "cohere_chat": ("COHERE_API_BASE",),
    "azure_text": ("AZURE_API_BASE",),
    "text-completion-openai": ("OPENAI_BASE_URL", "OPENAI_API_BASE"),
    "vertex_ai": ("VERTEXAI_API_BASE", "VERTEX_API_BASE"),
    "huggingface": ("HUGGINGFACE_API_BASE", "HF_API_BASE"),
    "watsonx": ("WATSONX_API_BASE", "WATSONX_URL", "WX_URL", "WML_URL"),
}


def base_of(model: str, api_base: str) -> str:
    """Return the address at which a model is asked; nothing is the provider's own.

    Args:
        model: litellm's name.
        api_base: What the user's brief says, which wins over the environment.
    """
    if api_base:
        return api_base
    provider = model.partition("/")[0]
    usual = [f"{provider.upper().replace('-', '_')}_{ending}" for ending in ENDINGS]
    told = (os.environ.get(name, "") for name in OTHERS.get(provider, usual))
    return next(filter(None, told), "")


def is_private(address: str) -> bool:
    """Return whether nobody on the way to an address can read what is sent."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme == "https" or is_loopback(host)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def addressed(writer: Writer) -> Writer:
    """Return the writer with the addresses of its models, which shape what they answer."""
    bases = tuple(base_of(model, writer.api_base) for model in writer.models)
    return writer.model_copy(update={"bases": bases})
