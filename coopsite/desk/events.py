"""What was done at the desk, for those on higher floors who want to know: they listen, the desk calls.

A listener is called once the act is stored for good, never for an act that was rehearsed or taken back. What it raises
is logged and hinders neither the act nor the other listeners.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from coopsite.desk.models import Act


@dataclass(frozen=True)
class Event:
    """One act on ``row``: ``by`` is None for what the site did by itself.

    ``writer`` wrote the draft that the act decided; ``others`` had a part in it, as who set its time.
    """

    row: object
    act: Act
    by: object = None
    note: str = ""
    writer: object = None
    others: tuple = ()


_listeners: list[Callable[[Event], None]] = []


def listen(listener: Callable[[Event], None]):
    """Call ``listener`` from now on; once, however often it is named."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(event: Event):
    for listener in _listeners:
        transaction.on_commit(partial(listener, event), robust=True)
