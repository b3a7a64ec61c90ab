"""Words: from what was typed to entities, kinds, tiles and numbers.

Each function returns what the word means or raises a Complaint that says what would
have been right.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from game.console.context import Complaint, Context
from game.core.narrate import phrase
from game.core.world import AGENT, World

SELECTED = "selected"
"""The word for whoever is selected in the window."""
_WORD = re.compile(r'"([^"]*)"?|(\S+)')
_ID = re.compile(r"(?:([a-z][a-z_]*)_)?(\d{1,18})", re.IGNORECASE)


def split(line: str) -> list[str]:
    """The words of a line; quotes keep words together.

    >>> split('/kill "Mara II"  now')
    ['/kill', 'Mara II', 'now']
    """
    return [found.group(1) or found.group(2) or "" for found in _WORD.finditer(line)]


def number(word: str, what: str, least: int, most: int) -> int:
    """A whole number within bounds."""
    try:
        value = int(word)
    except ValueError:
        raise Complaint(f"{what} must be a whole number, not {word!r}") from None
    if not least <= value <= most:
        raise Complaint(f"{what} must be {least} to {most}, not {value}")
    return value


def choice(word: str, what: str, choices: Iterable[str]) -> str:
    """One of some names, however it is capitalised; a beginning that fits one will do."""
    names = sorted(choices)
    if not names:
        raise Complaint(f"there is no {what} {word!r}; there are none at all")
    wanted = word.casefold().replace(" ", "_")
    if wanted in names:
        return wanted
    begun = [name for name in names if name.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    close = begun or get_close_matches(wanted, names, 3, 0.6)
    guess = f"did you mean {' or '.join(close)}? There" if close else "there"
    raise Complaint(f"there is no {what} {word!r}; {guess} are: {', '.join(names)}")


def prefab(world: World, word: str) -> str:
    """Something that can be spawned: `agent`, or the name of an item or object."""
    return choice(word, "prefab", prefabs(world))


def prefabs(world: World) -> list[str]:
    """All that can be spawned."""
    content = world.content
    return sorted([AGENT, *content.items, *content.objects, *content.creatures])


def tile(world: World, x: str, y: str) -> tuple[int, int]:
    """A tile of the map."""
    width, height = world.grid.width, world.grid.height
    try:
        at = int(x), int(y)
    except ValueError:
        raise Complaint(f"x and y must be whole numbers, not {x!r} and {y!r}") from None
    if not world.grid.inside(*at):
        raise Complaint(
            f"({at[0]}, {at[1]}) is outside the map: "
            f"x is 0 to {width - 1} and y is 0 to {height - 1}"
        )
    return at


def agent(context: Context, word: str) -> int:
    """A living person: by id (7, agent_7), by name, or by the beginning of one."""
    world = context.world
    found = entity(context, word)
    if world.alive(found):
        return found
    if found in world.names:
        raise Complaint(f"{world.label(found)} is dead")
    raise Complaint(f"{world.label(found)} is {phrase(world.kind[found])}, not a person")


def entity(context: Context, word: str) -> int:
    """Anything there is or, of people, was: by id (12, apple_12), a person's name, or
    its kind when there is only one of that."""
    world = context.world
    if word.casefold() == SELECTED:
        chosen = context.selected()
        if not chosen:
            raise Complaint("nothing is selected: give a name or an id")
        return chosen
    as_id = _ID.fullmatch(word)
    if as_id:
        return _by_id(world, as_id.group(1), int(as_id.group(2)))
    return _by_name(world, word)


def people(context: Context) -> list[str]:
    """The names of the living, as they can be typed."""
    names = [context.world.label(agent) for agent in context.world.agents]
    return [f'"{name}"' if " " in name else name for name in sorted(names)]


def _by_id(world: World, kind: str | None, found: int) -> int:
    known = world.kind.get(found, AGENT if found in world.names else None)
    if known is None:
        raise Complaint(f"there is no entity {found}")
    if kind is not None and kind.casefold() != known:
        raise Complaint(f"{found} is {phrase(known)}, not {phrase(kind.casefold())}")
    return found


def _by_name(world: World, word: str) -> int:
    wanted = word.casefold()
    living = {world.names[agent]: agent for agent in world.agents}
    dead = {name: agent for agent, name in world.names.items() if not world.alive(agent)}
    for names in (living, dead):
        exact = [agent for name, agent in names.items() if name.casefold() == wanted]
        if exact:
            return exact[0]
    begun = {name: agent for name, agent in living.items() if name.casefold().startswith(wanted)}
    if len(begun) == 1:
        return next(iter(begun.values()))
    if begun:
        raise Complaint(f"{word!r} could be {' or '.join(sorted(begun))}")
    of_kind = [found for found, kind in sorted(world.kind.items()) if kind == wanted]
    if len(of_kind) == 1:
        return of_kind[0]
    if of_kind:
        some = ", ".join(world.label(found) for found in of_kind[:5])
        raise Complaint(f"there are {len(of_kind)} of {wanted!r}, such as {some}")
    folded = {name.casefold(): name for name in living}
    close = [folded[name] for name in get_close_matches(wanted, sorted(folded), 3, 0.5)]
    guess = f"did you mean {' or '.join(close)}?" if close else "give a name, or an id such as 7"
    raise Complaint(f"nobody here is called {word!r}; {guess}")
