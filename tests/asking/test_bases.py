"""Where a model is asked, and who may read along."""

import pytest

from vintage_game_generator.asking.bases import base_of, is_private

NAMED = {
    "openai/gpt": "OPENAI_BASE_URL",
    "anthropic/claude": "ANTHROPIC_API_BASE",
    "ollama/llama": "OLLAMA_API_BASE",
    "ollama_chat/llama": "OLLAMA_API_BASE",
    "azure/gpt": "AZURE_API_BASE",
    "together_ai/llama": "TOGETHER_AI_API_BASE",
    "vertex_ai/gemini": "VERTEXAI_API_BASE",
}


@pytest.mark.parametrize("model", NAMED)
def test_the_environment_names_a_providers_address(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(NAMED[model], raising=False)
    assert base_of(model, "") == ""
    monkeypatch.setenv(NAMED[model], "https://models.invalid")
    assert base_of(model, "") == "https://models.invalid"
    assert base_of(model, "http://127.0.0.1/v1") == "http://127.0.0.1/v1"
    assert base_of("mistral/large", "") == ""


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("https://models.invalid/v1", True),
        ("http://127.0.0.1:8080/v1", True),
        ("http://[::1]:8080/v1", True),
        ("HTTP://LOCALHOST/v1", True),
        ("http://models.invalid/v1", False),
        ("http://localhost.models.invalid", False),
        ("http://localhost@models.invalid", False),
        ("http://192.168.0.7/v1", False),
        ("models.invalid/v1", False),
        ("http://[", False),
    ],
)
def test_only_https_and_this_machine_are_private(address: str, private: bool) -> None:
    assert is_private(address) is private
