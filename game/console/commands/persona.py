"""/persona."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import SetTrait
from game.core.components import TRAIT_MAX, Traits


class Persona(Command):
    """/persona <agent> [trait] [value]

    Change what somebody is like: a trait goes from -100 to 100. Without a value it tells
    how they are.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if not 1 <= len(words) <= 3:
            raise Complaint("change whom, and how?")
        agent = read.agent(context, words[0])
        name, traits = context.world.label(agent), context.world.persona[agent].traits
        if len(words) == 1:
            told = [f"{trait} {getattr(traits, trait)}" for trait in Traits.__struct_fields__]
            return [f"{name}: {', '.join(told)}"]
        trait = read.choice(words[1], "trait", Traits.__struct_fields__)
        if len(words) == 2:
            return [f"{name}: {trait} {getattr(traits, trait)}"]
        value = read.number(words[2], trait, -TRAIT_MAX, TRAIT_MAX)
        context.submit(SetTrait(agent=agent, trait=trait, value=value))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living, then the traits."""
        if not words:
            return read.people(context)
        return sorted(Traits.__struct_fields__) if len(words) == 1 else ()
