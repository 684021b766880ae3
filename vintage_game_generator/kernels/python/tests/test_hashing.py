from dataclasses import fields

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.hashing import (
    ACTOR_FIELDS,
    WORLD_FIELDS,
    canonical_state,
    state_hash,
)
from vintage_game_generator.kernels.python.vectors import small_world

SOUNDS = {"sounds", "sound_count"}
HASHED_OTHERWISE = {"levels", "cells", "actors", "awake", "memory", "save"}


def test_every_number_of_the_state_is_hashed() -> None:
    world = {field.name for field in fields(kernel.World)}
    assert set(WORLD_FIELDS) == world - SOUNDS - HASHED_OTHERWISE
    assert list(ACTOR_FIELDS) == [field.name for field in fields(kernel.Actor)]


@pytest.mark.parametrize("name", WORLD_FIELDS)
def test_each_field_of_the_world_changes_the_hash(name: str) -> None:
    world = small_world()
    before = state_hash(world)
    setattr(world, name, getattr(world, name) + 1)
    assert state_hash(world) != before


@pytest.mark.parametrize("name", ACTOR_FIELDS)
def test_each_field_of_an_actor_changes_the_hash(name: str) -> None:
    world = small_world()
    kernel.load_level(world, 0)
    before = state_hash(world)
    setattr(world.actors[1], name, getattr(world.actors[1], name) + 1)
    assert state_hash(world) != before


def test_sounds_and_free_slots_are_no_state() -> None:
    world = small_world()
    before = state_hash(world)
    kernel.play_sound(world, kernel.SOUND_COIN)
    world.actors[5].x = 99
    assert state_hash(world) == before


def test_numbers_are_32_bits_little_endian_two_s_complement() -> None:
    world = small_world(seed=0x01020304)
    world.tick = -2
    assert canonical_state(world)[:8] == bytes.fromhex("04030201feffffff")
