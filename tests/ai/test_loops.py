"""Who repeats themselves in vain is told so, then relieved, then trusted again."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from game.ai.behaviors import decide
from game.ai.loops import Loops
from game.ai.prompts import decide as prompt_for
from game.ai.providers import Answer, Request
from game.core.components import Position
from game.core.events import ActionRefused, MindsTold, Said
from game.core.observe import observe
from tests.ai.conftest import until
from tests.ai.scripted import Scripted, chooses, keys_of
from tests.ai.worlds import Village

SAYS = "again and again"


class Stubborn(Village):
    """One person, whose model is given time to answer between any two ticks."""

    def live(self, ticks: int) -> None:
        for _ in range(ticks):
            self.tick()
            until(lambda: self.manager.poll() or not self.manager.outstanding())


def reproached(request: Request) -> bool:
    return SAYS in request.messages[1].content


@pytest.fixture
def waiting() -> Iterator[Stubborn]:
    """Somebody whose model wants to wait for ever, and asks for no more than that."""
    provider = Scripted(usual=lambda request: chooses(request, "wait"))
    village = Stubborn(provider, agents=1, decide=decide)
    yield village
    village.manager.shutdown()


def test_what_was_in_vain_is_left_out_and_then_the_built_in_mind_takes_over(
    waiting: Stubborn,
) -> None:
    agent = waiting.world.agents[0]
    name = waiting.world.names[agent]
    waiting.live(1500)
    every = waiting.manager._channel._provider.asked  # type: ignore[union-attr]
    asked = [request for request in every if f"You are {name}." in request.messages[0].content]
    assert ["wait" in keys_of(request) for request in asked[:7]] == [True] * 4 + [False] * 3
    assert [reproached(request) for request in asked[:7]] == [False] * 4 + [True] * 3
    told = next(told for told in waiting.events(MindsTold) if name in told.words)
    assert "stand still" in told.words
    assert "built-in mind decides" in told.words
    assert waiting.manager.stats.skipped["loop"] >= 1
    # The model is asked again after a while, with all choices and no reproach.
    after = [d for d in waiting.decided if d.agent == agent and d.tick > told.tick]
    assert after[0].mind == "builtin"
    again = [d.tick for d in after if d.mind != "builtin"]
    assert again
    assert again[0] - told.tick >= waiting.world.rules.day_ticks // 8
    # (In a talk that somebody began meanwhile, waiting isn't among the choices anyhow.)
    alone = next(r for r in asked[7:] if "You are in conversation" not in r.messages[1].content)
    assert "wait" in keys_of(alone)
    assert not reproached(alone)


def test_who_learns_of_it_is_not_relieved() -> None:
    def reply(request: Request) -> Answer:
        walk = next((key for key in keys_of(request) if key.startswith("explore")), None)
        return chooses(request, walk if reproached(request) and walk else "wait")

    village = Stubborn(Scripted(usual=reply), agents=1)
    village.live(900)
    assert village.events(MindsTold) == []
    asked = village.manager._channel._provider.asked  # type: ignore[union-attr]
    told = [reproached(request) for request in asked]
    assert True in told
    assert (True, False) in list(pairwise(told)), "what it did instead has cleared it"
    village.manager.shutdown()


@pytest.mark.parametrize(("tiles", "vain"), [(0, True), (2, True), (3, False)])
def test_the_end_of_a_stand_ins_step_is_no_way(tiles: int, vain: bool) -> None:
    village = Village(None, agents=1)
    village.tick()
    (agent,) = village.world.agents
    loops = Loops()
    for _ in range(4):
        loops.chose(village.world, agent, "wait", "wait")
        here = village.world.position[agent]
        village.world.position[agent] = Position(here.x + tiles, here.y)
        loops.judge(village.world, agent, 1)
    assert bool(loops.vain(agent)) is vain


def test_repeating_what_brings_something_is_no_loop() -> None:
    def reply(request: Request) -> Answer:
        found = (key for key in keys_of(request) if key.startswith(("explore", "wander")))
        return chooses(request, next(found, None))

    village = Stubborn(Scripted(usual=reply), agents=1)
    village.live(500)
    asked = village.manager._channel._provider.asked  # type: ignore[union-attr]
    assert len(asked) > 4
    assert not any(map(reproached, asked))
    village.manager.shutdown()


def test_three_refusals_are_enough_and_the_same_words_are_nothing_new() -> None:
    village = Village(None, agents=2)
    village.tick()
    agent, other = village.world.agents
    loops = Loops()

    def tried(key: str, *events: object, urgency: int = 1) -> None:
        loops.chose(village.world, agent, key, f"text of {key}")
        loops.hear(events)  # type: ignore[arg-type]
        loops.judge(village.world, agent, urgency)

    no = ActionRefused(agent=agent, action="eat", reason="it is gone")
    for count in range(3):
        assert loops.vain(agent) == {}, count
        tried("eat apple_9", no)
    assert loops.vain(agent) == {"eat apple_9": "text of eat apple_9"}
    said = Said(agent=agent, target=other, topic="chat", words="Hello!", cause=1)
    tried("chat", said)
    assert loops.vain(agent) == {}, "something came of that"
    for _ in range(4):
        tried("chat", said)
    assert list(loops.vain(agent)) == ["chat"]
    loops.clear()
    for _ in range(9):
        tried("wait", urgency=2)
    assert loops.vain(agent) == {}, "what is interrupted had no time to lead to anything"


def test_there_is_always_a_choice_left() -> None:
    village = Village(None, agents=1)
    village.tick()
    seen = observe(village.world, village.world.agents[0])
    every = {offer.key: offer.text for offer in seen.affordances}
    assert len(prompt_for(seen, vain=every).choices) > 0
    first = dict(list(every.items())[:1])
    prompt = prompt_for(seen, vain=first)
    assert not first.keys() & prompt.choices.keys()
    assert f'"{next(iter(first.values()))}" {SAYS}' in prompt.request.messages[1].content
