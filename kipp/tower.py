"""The tower of bricks on the title page: one brick for each perangkat daerah on the roster."""

from dataclasses import dataclass

# Bricks a row from the ground up: the silhouette of the tower holds exactly 42.
TOWER_ROWS = (6, 7, 6, 5, 4, 3, 4, 3, 4)
BRICK, STEP_X, STEP_Y, GROUND, CENTRE = 53, 56, 28, 347, 200
WALL_ROW = 7


@dataclass(frozen=True)
class Brick:
    x: float
    y: int
    is_laid: bool


def lay_bricks(*, total: int, laid: int) -> list[Brick]:
    """Returns the places of `total` bricks, the first `laid` of them filled, from the ground up.

    42 bricks make the tower; another number makes a plain wall of the same width.
    """
    rows = TOWER_ROWS if total == sum(TOWER_ROWS) else wall_rows(total)
    bricks = []
    for height, length in enumerate(rows):
        left = CENTRE - length * STEP_X / 2 + (STEP_X - BRICK) / 2
        below = len(bricks)
        bricks += [
            Brick(left + place * STEP_X, GROUND - height * STEP_Y, below + place < laid) for place in range(length)
        ]
    return bricks


def is_tower(total: int) -> bool:
    """True when the bricks make the tower, so that its roof is drawn."""
    return total == sum(TOWER_ROWS)


def wall_rows(total: int) -> list[int]:
    """Splits any number of bricks into rows of seven and six in turn."""
    rows = []
    while total > 0:
        length = min(total, WALL_ROW - len(rows) % 2)
        rows.append(length)
        total -= length
    return rows
