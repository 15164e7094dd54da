"""What the contract says to do with a request that is out of its scope, and how that is said."""

from collections.abc import Sequence

from slac.french import enumeration, quote
from slac.model.contract import Scope, Step

_SAID = {
    "enregistrer": "enregistrer la demande",
    "clore": "clore la demande",
    "router vers": "router la demande vers",
    "transmettre à": "transmettre la demande à",
    "devis": "établir un devis",
    "avenant": "proposer un avenant",
}


def outside_steps(scopes: Sequence[Scope]) -> tuple[tuple[tuple[Step, ...], ...], ...]:
    """The different ways that the scopes handle what is outside, each a sequence of choices."""
    stated = [scope.outside.value for scope in scopes if scope.outside is not None and scope.outside.value]
    return tuple(dict.fromkeys(map(_sequence, stated)))


def _sequence(steps: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """The steps in order, those that « ou » ties together as one choice."""
    found: list[list[Step]] = []
    for step in steps:
        if step.link == "ou" and found:
            found[-1].append(step)
        else:
            found.append([step])
    return tuple(map(tuple, found))


def said(choice: Sequence[Step], *, again: bool = False) -> str:
    """« proposer un avenant ou établir un devis »; ``again`` where the request was just named (« la clore »)."""
    return enumeration([_step(step, again=again) for step in choice], "ou")


def in_order(way: Sequence[Sequence[Step]]) -> tuple[str, ...]:
    """Each step of a way, from the first: « enregistrer la demande », « la clore »."""
    return tuple(said(choice, again=rank > 0) for rank, choice in enumerate(way))


def _step(step: Step, *, again: bool) -> str:
    words = _SAID.get(step.action, step.action)
    if again and " la demande" in words:
        verb, _, rest = words.partition(" la demande")
        words = f"la {verb}{rest}"
    return f"{words} {quote(step.to)}" if step.to else words
