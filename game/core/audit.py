"""Audit: whether the books say what there is.

Sums over the rules of `world.books` must equal the piles there are, kind by kind; no pile
is empty, in two places, or somebody's who never lived.
"""

from game.core.world import World


def audit(world: World) -> list[str]:
    """What doesn't balance, a sentence each, by kind and id; empty when all is well."""
    faults = []
    there, booked = stock(world), balance(world)
    for kind in sorted(there.keys() | booked.keys()):
        if there.get(kind, 0) != booked.get(kind, 0):
            faults.append(
                f"{kind}: the books say {booked.get(kind, 0)}, there are {there.get(kind, 0)}"
            )
    held: dict[int, int] = {}
    for holder, bag in world.inventory.items():
        for entity in bag.items:
            if entity in held:
                faults.append(f"{world.label(entity)} is held by {held[entity]} and {holder}")
            held[entity] = holder
    for entity, item in world.item.items():
        name = world.label(entity)
        if item.count < 1:
            faults.append(f"{name} is a pile of {item.count}")
        if item.holder != held.get(entity, 0):
            faults.append(f"{name} says {item.holder} holds it, not {held.get(entity, 0)}")
        if (entity in world.position) == bool(item.holder):
            faults.append(
                f"{name} is {'held and' if item.holder else 'neither held nor'} on a tile"
            )
    faults += [f"{holder} holds {entity}, which is no pile" for entity, holder in held.items()
               if entity not in world.item]  # fmt: skip
    return faults


def stock(world: World) -> dict[str, int]:
    """Item kind -> how many there are, on the ground, in hands and in what stands about."""
    there: dict[str, int] = {}
    for entity, item in world.item.items():
        kind = world.kind[entity]
        there[kind] = there.get(kind, 0) + item.count
    return there


def balance(world: World) -> dict[str, int]:
    """Item kind -> how many the books say there are: what all rules made less what they ended."""
    booked: dict[str, int] = {}
    for page in world.books.values():
        for kind, count in page.items():
            booked[kind] = booked.get(kind, 0) + count
    return booked


def carry_over(world: World) -> None:
    """Open the books of a world that was made before there were any, with what is there."""
    if not world.books:
        for kind, count in stock(world).items():
            world.count(kind, "carried over", count)
