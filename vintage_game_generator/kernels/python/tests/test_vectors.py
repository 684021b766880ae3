import json

from vintage_game_generator.kernels.python.kernel.hashing import fnv1a
from vintage_game_generator.kernels.python.vectors import VECTORS, vectors


def test_kernel_agrees_with_the_vectors_of_all_languages() -> None:
    assert vectors() == json.loads(VECTORS.read_text(encoding="utf-8"))


def test_hash_is_the_published_fnv1a() -> None:
    assert fnv1a(b"") == 0x811C9DC5
    assert fnv1a(b"a") == 0xE40C292C
    assert fnv1a(b"foobar") == 0xBF9CF968
