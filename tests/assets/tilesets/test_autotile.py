from vintage_game_generator.assets.tilesets import autotile


def test_every_mask_of_neighbours_has_one_of_47_tiles() -> None:
    indices = {autotile.blob_index(mask) for mask in range(256)}
    assert indices == set(range(47))


def test_a_corner_counts_only_between_two_alike_sides() -> None:
    assert autotile.blob_index(autotile.N | autotile.NE) == autotile.blob_index(autotile.N)
    both = autotile.N | autotile.E
    assert autotile.blob_index(both | autotile.NE) != autotile.blob_index(both)


def test_cells_outside_the_map_count_as_alike() -> None:
    assert autotile.neighbours([[True]], 0, 0) == 255
    mask = autotile.neighbours([[True, False]], 0, 0)
    assert mask == 255 & ~autotile.E


def test_neighbours_are_read_in_all_eight_directions() -> None:
    for bit, across, down in autotile.STEPS:
        alike = [[False] * 3 for _ in range(3)]
        alike[1 + down][1 + across] = True
        assert autotile.neighbours(alike, 1, 1) == bit
