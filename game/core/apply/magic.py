"""Magic: abilities granted, revoked and answered for, and what became of wishes."""

from game.core.abilities import commands, flaw_of, full, grant, revoke
from game.core.apply.inner import LONGEST_FACT
from game.core.apply.refusing import Handler, Refused, living, plain
from game.core.arcana import HOWS
from game.core.casting import resolve
from game.core.commands import GrantAbility, ResolveAbility, RevokeAbility, TellWish
from game.core.events import WishGranted, WishHeard, WishRefused
from game.core.world import World

LONGEST_REASON = 200
"""Characters of why a wish was refused."""
MANNERS = {"made": "made a new power", "found": "found a known power"}
"""How a wish was granted."""


def _tell_wish(world: World, command: TellWish) -> None:
    living(world, command.agent)
    if not 0 <= command.wish < world.next_event:
        raise Refused(f"there was no event {command.wish}")
    agent, text, cause = command.agent, plain(command.text, LONGEST_REASON), command.wish
    if command.stage == "heard":
        world.emit(WishHeard(agent=agent, cause=cause))
    elif command.stage == "refused":
        world.emit(WishRefused(agent=agent, reason=text or "it can't be done", cause=cause))
    elif command.stage in MANNERS:
        world.emit(
            WishGranted(
                agent=agent,
                ability=command.ability,
                title=command.ability.replace("_", " "),
                manner=MANNERS[command.stage],
                by=text,
                cause=cause,
            )
        )
    else:
        raise Refused(f"a wish is heard, made, found or refused, not {command.stage}")


def _grant_ability(world: World, command: GrantAbility) -> None:
    living(world, command.agent)
    ability = command.ability
    if fault := flaw_of(ability):
        raise Refused(f"an ability with {fault}")
    if command.how not in HOWS:
        raise Refused(f"nobody comes by an ability {command.how!r}; allowed: {', '.join(HOWS)}")
    before = world.abilities.get(ability.name)
    if before and before.origin == "builtin" and ability.origin == "angel":
        raise Refused(f"{ability.name} is the name of an ability that was there from the first")
    if reason := full(world, command.agent, ability.name):
        raise Refused(reason)
    grant(world, command.agent, ability, command.how)


def _revoke_ability(world: World, command: RevokeAbility) -> None:
    if command.ability not in world.abilities:
        raise Refused(f"there is no ability {command.ability!r}")
    if command.agent and not commands(world, command.agent, command.ability):
        raise Refused(f"{world.label(command.agent)} does not command {command.ability}")
    reason = plain(command.reason, LONGEST_FACT) or "so it was willed"
    revoke(world, command.agent, command.ability, reason)


def _resolve_ability(world: World, command: ResolveAbility) -> None:
    if command.call not in world.calls:
        raise Refused(f"no call {command.call} is out")
    resolve(world, command.call, command.effects, command.fault)


HANDLERS: dict[type, Handler] = {
    TellWish: _tell_wish,
    GrantAbility: _grant_ability,
    RevokeAbility: _revoke_ability,
    ResolveAbility: _resolve_ability,
}
