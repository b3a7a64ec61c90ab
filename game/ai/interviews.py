"""Interviews: questions to people by way of a model, beside their decisions.

Nothing in the world comes of them: no ticket, no command, no event. Where no model answers,
the built-in mind does.
"""

from collections.abc import Callable

from game.ai import interview, prompts
from game.ai.answers import spoken
from game.ai.asides import Asides, Said
from game.ai.channel import Channel
from game.ai.reminding import Recall, fitting
from game.ai.why_words import REFUSED
from game.core.observe import observe
from game.core.world import World

Told = Callable[[str], None]
CALM = 1


def ask(
    asides: Asides,
    channel: Channel | None,
    world: World,
    agent: int,
    question: str,
    recall: Recall,
    then: Told,
) -> str:
    """Ask; returns the answer, or "" when it will be given to `then`.

    recall: what comes back to somebody at the words of the question.
    """
    memories = fitting(world, recall, agent, question)
    plain = interview.answer(world, agent, question, memories)
    if channel is None:
        return plain
    session = f"agent-world-{world.seed}-{agent}"
    request = prompts.interview(observe(world, agent), question, session, memories, asides.tokens)

    def answer(said: Said) -> str:
        if said.choice is not None:
            return said.choice.words
        return f"{plain} (without the model: {REFUSED.get(said.why, said.why)})"

    said = asides.ask(channel, world, agent, request, spoken, lambda said: then(answer(said)), CALM)
    return "" if said is None else answer(said)
