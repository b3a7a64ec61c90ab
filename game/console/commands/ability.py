"""/ability."""

from collections.abc import Callable, Iterable

from game.abilities.library import Found, header_of
from game.abilities.proof import Proof
from game.abilities.workshop import Workshop
from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.abilities import books_of, holders
from game.core.commands import RevokeAbility
from game.core.world import World

DEEDS = ("grant", "list", "prove", "revoke", "show")


class Ability(Command):
    """/ability [list|show|prove|grant|revoke] [agent] [ability]

    Powers. `list` tells which there are in this world, and which could be granted; `show` what
    one is and who commands it; `prove` tries it in the sandbox; `grant <agent> <ability>` proves
    it and lets somebody command it; `revoke <ability> [agent]` takes it from one, or from all.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell, or check the words and submit."""
        deed = read.choice(words[0], "deed", DEEDS) if words else "list"
        return getattr(self, f"_{deed}")(context, words[1:])

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The deeds, then abilities and people."""
        if not words:
            return DEEDS
        there = list(context.world.abilities)
        workshop = context.workshop()
        names = workshop.library.known() if workshop else there
        if words[0] == "grant":
            return [read.people(context), names, []][min(len(words) - 1, 2)]
        if words[0] == "revoke":
            return [there, read.people(context), []][min(len(words) - 1, 2)]
        return names if len(words) == 1 and words[0] in ("show", "prove") else ()

    def _list(self, context: Context, words: list[str]) -> Iterable[str]:
        world = context.world
        for name, row in sorted(world.abilities.items()):
            known = len(holders(world, name))
            state = f", suspended: {row.suspended}" if row.suspended else ""
            yield (
                f"{name}: {row.purpose} ({row.energy_cost} energy, every {row.cooldown} ticks, "
                f"known to {known}, used {row.uses} times{state})"
            )
        if not world.abilities:
            yield "nobody in this world commands any power"
        workshop = context.workshop()
        if workshop is not None:
            more = [name for name in workshop.library.known() if name not in world.abilities]
            yield f"could be granted: {', '.join(more)}"

    def _show(self, context: Context, words: list[str]) -> Iterable[str]:
        world, workshop = context.world, _workshop(context)
        found = _found(workshop, words)
        row = world.abilities.get(found.name)
        text = workshop.library.text(found.name)
        for name, value in header_of(text or "").items():
            yield f"  {name}: {value}"
        if row is not None:
            yield from _about(world, found.name)
        yield from found.source.splitlines()

    def _prove(self, context: Context, words: list[str]) -> Iterable[str]:
        workshop = _workshop(context)
        found = _found(workshop, words)
        people = context.world.agents
        agent = context.selected() if context.selected() in people else next(iter(people), 0)
        return _told(context, lambda tell: workshop.prove(found, agent, _telling(found, tell)))

    def _grant(self, context: Context, words: list[str]) -> Iterable[str]:
        if len(words) != 2:
            raise Complaint("grant whom what? /ability grant <agent> <ability>")
        workshop = _workshop(context)
        agent, found = read.agent(context, words[0]), _found(workshop, words[1:])
        context.allow()
        return _told(context, lambda tell: workshop.grant(found, agent, "console", tell))

    def _revoke(self, context: Context, words: list[str]) -> Iterable[str]:
        if not 1 <= len(words) <= 2:
            raise Complaint("revoke what? /ability revoke <ability> [agent]")
        name = read.choice(words[0], "ability", context.world.abilities)
        agent = read.agent(context, words[1]) if len(words) == 2 else 0
        if agent and agent not in holders(context.world, name):
            raise Complaint(f"{context.world.label(agent)} doesn't command {name}")
        context.submit(RevokeAbility(agent=agent, ability=name, reason="by the player"))
        return ()


def _workshop(context: Context) -> Workshop:
    workshop = context.workshop()
    if workshop is None:
        raise Complaint("that is not possible here")
    return workshop


def _found(workshop: Workshop, words: list[str]) -> Found:
    if len(words) != 1:
        raise Complaint("which ability? One of: " + ", ".join(workshop.library.known()))
    name = read.choice(words[0], "ability", workshop.library.known())
    found = workshop.library.find(name)
    if found is None:
        raise Complaint(f"the source of {name} can't be read")
    return found


def _about(world: World, name: str) -> Iterable[str]:
    row = world.abilities[name]
    known = ", ".join(world.label(agent) for agent in holders(world, name)) or "nobody"
    yield f"  {row.purpose}"
    yield f"  {row.energy_cost} energy, every {row.cooldown} ticks; it does {', '.join(row.does)}"
    books = f", and {len(books_of(world, name))} books tell of it" * bool(books_of(world, name))
    yield f"  commanded by {known}{books}; used {row.uses} times"
    if row.suspended:
        yield f"  suspended: {row.suspended}"


def _telling(found: Found, tell: Callable[[str], None]) -> Callable[[Proof], None]:
    def judged(proof: Proof) -> None:
        for case in proof.cases:
            told = ", ".join(f"{name} {value}" for name, value in case.kwargs.items())[:60]
            tell(f"  {case.fixture:8} {told or 'nothing told'}: {case.verdict} ({case.ms:.1f} ms)")
        what = f"it does {', '.join(proof.does)}" if proof.ok else f"{proof.stage}: {proof.message}"
        tell(f"{found.name} {'is proven' if proof.ok else 'does not hold'}; {what}")

    return judged


def _told(context: Context, work: Callable[[Callable[[str], None]], None]) -> Iterable[str]:
    """What is told at once; the rest comes later."""
    lines: list[str] = []
    at_once = True

    def tell(text: str) -> None:
        if at_once:
            lines.append(text)
        else:
            context.later(text)

    work(tell)
    at_once = False
    return lines or ["it is being tried ..."]
