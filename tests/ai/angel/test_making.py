"""From a wish to a proven ability or a refusal: what is known, a model that errs, the composer."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from msgspec import json

from game.abilities.library import builtin
from game.abilities.proof import Proof, prove
from game.ai.angel.known import Known, purpose_of
from game.ai.angel.making import COMPOSER, Maker, Reply
from game.ai.angel.records import Made, Wish
from game.ai.providers import Request, Usage
from game.core.observe import observe
from game.core.snapshot import decode, encode
from game.sandbox import Sandbox
from tests.ai.angel.wishes import WISHES
from tests.ai.worlds import Village

KNOWN = tuple(Known(name, purpose_of(text), text) for name, text in builtin().items())
PLAN = '{"name": "ice ring", "purpose": "Freeze somebody.", "plan": "", "energy_cost": 6}'
HEAD = "class IceRing(Ability):\n    '''Freeze somebody.'''\n    energy_cost = {cost}\n"
REST = """    cooldown = 60
    parameters = ["target"]
    expects = ["target.status frozen appears"]

    def can_use(self, agent, world):
        return True

    def execute(self, agent, world, **kwargs):
        if not kwargs.get("target"):
            return []
        return [{effect}]
"""
FREEZE = '{"kind": "status", "target": kwargs["target"], "name": "frozen", "ticks": 15}'
HURT = '{"kind": "damage", "target": kwargs["target"], "amount": 4}'


def ice(cost: int = 6, effect: str = FREEZE) -> str:
    return HEAD.replace("{cost}", str(cost)) + REST.replace("{effect}", effect)


BROKEN = ice().replace("return True", "return True)")
HOSTILE = ice().replace("return True", "return [].__class__.__base__.__subclasses__()")
WRONG = ice(effect=HURT)
STRONG = ice(effect=", ".join([FREEZE.replace("15", "40")] * 12), cost=2)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="module")
def state() -> tuple[Any, bytes]:
    village = Village(None, agents=3)
    village.tick(2)
    agent = village.world.agents[0]
    return observe(village.world, agent), encode(village.world)


Proves = Callable[[str, Wish], Proof]


@pytest.fixture(scope="module")
def proves(sandbox: Sandbox) -> Proves:
    return lambda source, wish: prove(source, sandbox, decode(wish.state), wish.agent)


def wish(state: tuple[Any, bytes], words: str, own: frozenset[str] = frozenset()) -> Wish:
    seen, data = state
    return Wish(
        event=1, agent=seen.agent, name=seen.name, words=words, tick=seen.tick, seen=seen,
        known=KNOWN, own=own, state=data,
    )  # fmt: skip


class Model:
    """Says what it was given, one after the other; the last again and again."""

    def __init__(self, *answers: str | Reply) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []

    def __call__(self, request: Request, agent: int) -> Reply:
        self.asked.append(request)
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(said, Reply):
            return said
        return Reply(said, "stop", "test/model", "", Usage(100, 50, cost_micro=200), 0.5)

    def said(self, number: int) -> str:
        return self.asked[number].messages[1].content


def coded(source: str) -> str:
    return msgspec.json.encode({"code": source}).decode()


def make(proves: Proves, it: Wish, model: Model | None = None, attempts: int = 3) -> Made:
    return Maker(model, proves, attempts).make(it)


def test_every_wish_of_the_composer_s_is_proven(proves: Proves, state: Any) -> None:
    names = set()
    for words in WISHES:
        made = make(proves, wish(state, words))
        assert made.outcome in ("made", "found"), (words, made.reason, made.attempts[-1].source)
        if made.outcome == "made":
            assert made.by == COMPOSER
            assert made.ability is not None
            assert made.ability.does
            names.add(made.name)
    assert len(names) >= 15


def test_what_is_known_is_found_and_proven(proves: Proves, state: Any) -> None:
    made = make(proves, wish(state, "let me throw fire at him"))
    assert (made.outcome, made.name, made.by) == ("found", "fireball", "")


def test_who_has_it_is_told_so(proves: Proves, state: Any) -> None:
    made = make(proves, wish(state, "throw fire at him", frozenset({"fireball"})))
    assert made.outcome == "refused"
    assert "fireball" in made.reason


def test_a_model_s_faults_go_back_to_it_until_it_is_proven(proves: Proves, state: Any) -> None:
    answers = [coded(text) for text in (BROKEN, HOSTILE, WRONG, STRONG, ice())]
    model = Model(PLAN, *answers)
    made = make(proves, wish(state, "let me grip them with cold"), model, attempts=4)
    assert (made.outcome, made.name, made.by) == ("made", "ice_ring", "test/model")
    stages = [attempt.stage for attempt in made.attempts]
    assert stages[0] == "" == stages[-1]
    assert stages[1:3] == ["syntax", "policy"]
    assert stages[3:5] == ["expectations", "budget"]
    for number, attempt in enumerate(made.attempts[1:-1], 2):
        told = model.said(number)
        assert json.encode(attempt.stage).decode() in told
        message = " ".join(attempt.message.split())[:60]
        assert message.replace('"', '\\"')[:40] in told, "the very message goes back"
        assert all(f"| {x[:200].rstrip()}" in told for x in attempt.source.strip().split("\n"))
    assert sum(attempt.cost_micro for attempt in made.attempts) == 1200
    kept = json.decode(json.encode(made.kept()))
    assert kept["cost_micro"] == 1200
    assert [a["answer"] for a in kept["attempts"]] == [PLAN, *answers]
    assert all(a["system"] and a["user"] for a in kept["attempts"])


def test_a_model_that_never_learns_leaves_it_to_the_composer(proves: Proves, state: Any) -> None:
    model = Model(PLAN, coded(WRONG))
    made = make(proves, wish(state, "freeze all wolves around"), model, attempts=2)
    assert len(model.asked) == 1 + 1 + 2, "the first and two more"
    assert (made.outcome, made.by) == ("made", COMPOSER)


def test_what_can_t_be_done_is_refused_with_why(proves: Proves, state: Any) -> None:
    made = make(proves, wish(state, "xyzzy"), Model(PLAN, coded(HOSTILE)), attempts=1)
    assert made.outcome == "refused"
    assert made.ability is None
    assert "proven" in made.reason
    nothing = make(proves, wish(state, "xyzzy"))
    assert nothing.outcome == "refused" and "nothing in these words" in nothing.reason


def test_answers_that_make_no_sense_are_asked_for_again(proves: Proves, state: Any) -> None:
    model = Model("hm", PLAN, "I will not.", coded(ice()))
    made = make(proves, wish(state, "let me grip them with cold"), model)
    assert (made.outcome, made.by) == ("made", "test/model")
    assert [attempt.stage for attempt in made.attempts] == ["answer", "", "answer", ""]


def test_a_model_that_is_gone_is_no_end(proves: Proves, state: Any) -> None:
    made = make(proves, wish(state, "freeze all wolves"), Model(Reply(why="budget_usd")))
    assert (made.outcome, made.by) == ("made", COMPOSER)
    assert made.attempts[0].message == "budget_usd"


def test_a_name_that_others_have_is_not_taken(proves: Proves, state: Any) -> None:
    source = ice().replace("IceRing", "Heal")
    model = Model(PLAN, coded(source))
    made = make(proves, wish(state, "let me grip them with cold"), model)
    assert made.name == "heal_second"
