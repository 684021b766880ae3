"""An answerer that fills whatever schema it is asked to, with what is likely to be admitted."""

import hashlib
import json
import random
from collections.abc import Callable
from typing import Any, TypeAlias

from tests.model_server.asked import Asked
from tests.model_server.hooks import HOOKS, kind_of
from tests.model_server.instances import Schema, filled_object
from tests.model_server.pictures import picture
from tests.model_server.replies import Fills, Picture, Reply, Says

Hook: TypeAlias = Callable[[Schema, str], dict[str, Any]]


def clever(asked: Asked) -> Reply:
    """Return a valid answer: the same one for the same question.

    A draft that has a hook is filled by it, others by chance seeded from the prompt. A
    question without a schema is answered by a sentence, one for a picture by a picture.
    """
    if asked.wire == "images":
        return Picture(picture(asked.prompt, str(asked.json.get("size", "1024x1024"))))
    schema = asked.schema
    if schema is None:
        return Says("The keeper lights the lamp, and the tide goes out.")
    return Fills(filled(schema, asked.prompt))


def filled(schema: Schema, prompt: str) -> dict[str, Any]:
    """Return the object that a clever model makes of a schema and a prompt."""
    hook = HOOKS.get(kind_of(schema))
    return hook(schema, prompt) if hook else by_chance(schema, prompt)


def by_chance(schema: Schema, prompt: str) -> dict[str, Any]:
    """Return a valid object, seeded by what is asked."""
    seed = hashlib.sha256(f"{json.dumps(schema, sort_keys=True)}\n{prompt}".encode()).hexdigest()
    return filled_object(schema, random.Random(seed))
