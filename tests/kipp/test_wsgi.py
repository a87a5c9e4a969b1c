"""The wrapper that gives a request room for its frames changes nothing else about it."""

import pytest

from kipp.wsgi import FRAME_SLOTS, with_room_for_frames


def test_wrapped_application_gets_the_request_and_gives_its_answer():
    def echo(environ, start_response):
        start_response("200 OK", [])
        return [environ["PATH_INFO"].encode()]

    statuses = []
    body = with_room_for_frames(echo)({"PATH_INFO": "/masuk/"}, lambda status, headers: statuses.append(status))

    assert (statuses, body) == (["200 OK"], [b"/masuk/"])


def test_wrapped_application_raises_what_it_raised():
    def broken(environ, start_response):
        raise LookupError("masuk")

    with pytest.raises(LookupError, match="masuk"):
        with_room_for_frames(broken)({}, None)


def test_wrapper_claims_more_than_half_of_a_block():
    assert with_room_for_frames(print).__code__.co_stacksize == FRAME_SLOTS
