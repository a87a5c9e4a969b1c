"""Opening the pages of a small world as each of its actors, without leaving a trace."""

from copy import deepcopy
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.db import transaction
from django.test import Client

from tests.world import World


@dataclass(frozen=True)
class Visitors:
    """Opens pages as the actors of a world; each has logged in once."""

    world: World
    cookies: dict[str, SimpleCookie]
    client: Client

    def open(self, actor: str, name: str, method: str):
        """Returns the answer and its text, and takes back what opening the page may have changed."""
        self.client.cookies = deepcopy(self.cookies[actor])
        mark = transaction.savepoint()
        response = getattr(self.client, method.lower())(self.world.address(name))
        body = response.getvalue() if response.streaming else response.content
        transaction.savepoint_rollback(mark)
        return response, body.decode(errors="replace")


def visitors(world: World) -> Visitors:
    """Lets every actor of a world log in."""
    cookies = {}
    for actor, user in world.actors.items():
        client = Client()
        if user:
            client.force_login(user)
        cookies[actor] = client.cookies
    return Visitors(world, cookies, Client())
