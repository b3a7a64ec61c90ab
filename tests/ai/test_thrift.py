"""As money runs low the model is asked less, and everybody is told; a cap is never exceeded."""

from random import Random
from threading import Event

import pytest

from game.ai.forecast import PER_TICK, Habits, forecast
from game.ai.governor import Caps
from game.ai.prices import Prices, most
from game.ai.providers import Answer, Message, Price, Request
from game.ai.providers.openrouter import OpenRouter
from game.ai.thrift import CALM_TICKS, SHARES, Step, Thrift
from game.core.events import MindsTold
from game.persistence.spending import Spending
from tests.ai.conftest import until
from tests.ai.loopback import Loopback
from tests.ai.scripted import Scripted, chooses
from tests.ai.worlds import Village


def test_the_steps_come_one_after_another_and_each_is_told() -> None:
    provider = Scripted(usual=lambda request: chooses(request, cost_micro=400))
    provider.price_list = {"test/model": Price(0.0, 0.0, 450)}
    village = Village(provider, agents=6, lockstep=True, budget_usd=0.02, cache_behaviors=False)
    for _ in range(1500):
        village.tick()
        village.manager.lockstep_wait()
    told = [e.words for r in village.reports for e in r.events if isinstance(e, MindsTold)]
    words = ["half the budget", "a quarter", "a tenth", "used up"]
    assert len(told) == 4
    assert all(word in text for word, text in zip(words, told, strict=True))
    assert 0.015e6 < village.manager.governor.spent_micro <= 0.02e6
    assert "used up" in village.manager.state_line()
    asked = len(provider.asked)
    assert village.manager.budget(0.05)[1].startswith("left of $0.05 (set for this world): $0.03")
    for _ in range(60):
        village.tick()
        village.manager.lockstep_wait()
    assert len(provider.asked) > asked
    village.manager.shutdown()


def test_a_cheaper_model_of_the_list_is_asked_when_half_is_spent() -> None:
    provider = Scripted(usual=lambda request: chooses(request, cost_micro=400))
    provider.price_list = {
        "test/model": Price(1.0, 1.0),
        "dear/one": Price(2.0, 2.0),
        "cheap/one": Price(0.1, 0.1),
    }
    village = Village(
        provider, agents=4, lockstep=True, budget_usd=0.05, cache_behaviors=False,
        fallback_models=("dear/one", "cheap/one"),
    )  # fmt: skip
    while village.manager.governor.spent_micro < 0.03e6 and village.world.tick < 3000:
        village.tick()
        village.manager.lockstep_wait()
    models = [request.model for request in provider.asked]
    first = models.index("cheap/one")
    assert set(models[:first]) == {""} and set(models[first:]) == {"cheap/one"}
    assert first * 400 >= 0.025e6 - 400 * 4
    village.manager.shutdown()


def test_the_calm_are_asked_seldom_and_the_pressed_always() -> None:
    thrift = Thrift()
    thrift.update(0.2, "")
    assert thrift.step is Step.FEWER
    assert thrift.allows(7, 1, 100) and not thrift.allows(7, 1, 101)
    assert thrift.allows(7, 2, 102) and thrift.allows(8, 1, 102)
    assert thrift.allows(7, 1, 102 + CALM_TICKS)
    thrift.update(0.05, "")
    assert not thrift.allows(9, 1, 5000) and thrift.allows(9, 3, 5000)
    assert [step for step, _ in SHARES] == sorted(Step)[1:]


@pytest.mark.parametrize("seed", range(12))
def test_random_caps_are_never_exceeded(seed: int) -> None:
    chance = Random(seed)
    price = Price(chance.random(), chance.random() * 4)
    charged: list[int] = []

    def answer(request: Request) -> Answer:
        least = sum(len(m.content) for m in request.messages) / 5
        micro = round(price.of(least, chance.randrange(20, request.max_tokens)))
        charged.append(micro)
        return chooses(request, cost_micro=micro)

    provider = Scripted(usual=answer)
    provider.price_list = {"test/model": price}
    budget = chance.choice([0.0, 0.0005, 0.003, 0.01, 0.05])
    village = Village(
        provider, agents=10, budget_usd=budget, cache_behaviors=False, workers=8, max_concurrent=8
    )
    for _ in range(120):
        village.tick()
        village.manager.poll()
    village.manager.shutdown()
    assert sum(charged) <= budget * 1e6
    assert village.manager.governor.spent_micro <= budget * 1e6


def test_the_price_list_is_read(server: Loopback, provider: OpenRouter) -> None:
    server.prices = {
        "a/model": {"prompt": "0.00000015", "completion": "0.0000006", "request": "0"},
        "b/model": {"prompt": "0.000003", "completion": "0.000015"},
        "any/router": {"prompt": "-1", "completion": "-1"},
        "odd/one": {"prompt": "much"},
    }
    prices = Prices(provider, ("a/model", "b/model"))
    prices.wait()
    assert prices.of("a/model") == Price(0.15, 0.6, 0.0)
    assert prices.of("any/router") is None and prices.of("odd/one") is None
    request = Request((Message("user", "x" * 1000),), {}, 100)
    assert prices.bound(request) == most(Price(3.0, 15.0), request)  # the dearest may answer
    assert prices.bound(Request(request.messages, {}, 100, model="a/model")) == most(
        Price(0.15, 0.6), request
    )
    assert Prices(provider, ("a/model", "unlisted")).bound(request) is None
    assert prices.cheapest(("b/model", "a/model"), "b/model") == "a/model"
    assert prices.cheapest(("b/model",), "a/model") == ""


def test_a_forecast_goes_by_habits_as_soon_as_there_are_any() -> None:
    world = Village(None, agents=5).world
    price, bill = Price(1.0, 2.0), Spending()
    guess = forecast(world, Habits(), bill, price, Caps(), 10)
    assert guess.guessed and guess.calls == round(PER_TICK * 5 * 36_000)
    assert guess.usd is not None and guess.tokens_in > 500 * guess.calls
    for _ in range(30):
        bill.settle(bill.hold(1, 9), 1, 5, 1, (1000, 50))
    habits = Habits(3000, 15_000, 150, 50, 50)
    known = forecast(world, habits, bill, price, Caps(), 10)
    assert not known.guessed and known.calls == round(0.01 * 5 * 36_000 * 0.5)
    assert known.tokens_in == 1000 * known.calls
    assert known.usd == known.calls * 1100 / 1e6
    capped = forecast(world, habits, bill, None, Caps(per_minute=2), 10)
    assert (capped.calls, capped.capped, capped.usd) == (120, True, None)
    assert "unknown price" in capped.words()


def test_what_an_hour_costs_is_told_once_when_the_prices_have_come() -> None:
    come = Event()

    class Slow(Scripted):
        def prices(self, deadline: float) -> dict[str, Price]:
            assert come.wait(20)
            return {"test/model": Price(1.0, 1.0)}

    village = Village(Slow(), agents=4)
    heard: list[str] = []
    village.manager.foretell = heard.append
    village.manager.look_ahead()
    village.manager.poll()
    assert heard == [] and village.manager.ahead == "", "no guess without a price"
    come.set()

    def told() -> bool:
        village.manager.poll()
        return bool(heard)

    until(told)
    village.manager.poll()
    assert heard == [village.manager.ahead] and "about $" in heard[0] and "calls" in heard[0]
    village.manager.use(None)
    village.manager.poll()
    assert village.manager.ahead == "" and len(heard) == 1, "built-in minds cost nothing"
    village.manager.shutdown()
