"""The tower on the title page."""

from kipp.tower import is_tower, lay_bricks


def test_forty_two_bricks_make_the_tower():
    bricks = lay_bricks(total=42, laid=20)

    assert is_tower(42)
    assert len(bricks) == 42
    assert [brick.is_laid for brick in bricks] == [True] * 20 + [False] * 22
    assert (bricks[0].x, bricks[0].y) == (33.5, 347)
    assert (bricks[6].x, bricks[6].y) == (5.5, 319)


def test_another_roster_makes_a_wall_without_losing_bricks():
    bricks = lay_bricks(total=45, laid=0)

    assert not is_tower(45)
    assert len({(brick.x, brick.y) for brick in bricks}) == 45


def test_no_roster_has_no_bricks():
    assert lay_bricks(total=0, laid=0) == []
