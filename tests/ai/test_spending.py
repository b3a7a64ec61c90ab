"""The bill survives whatever becomes of the program, and is never too low."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from game.ai.governor import Caps, Governor
from game.ai.providers import Usage
from game.persistence import spending
from game.persistence.spending import FILE, Spending, read_spending, spent_today
from tests.persistence.living import ROOT


def test_it_is_read_again_as_it_was(tmp_path: Path) -> None:
    bill = Spending(tmp_path)
    bill.settle(bill.hold(7, 900), 7, 250, 1, (100, 20))
    bill.settle(bill.hold(8, 900), 8, 300, 2, (110, 30))
    bill.set_budget(5000)
    bill.close()
    again = Spending(tmp_path)
    assert (again.calls, again.cost_micro, again.by_agent) == (3, 550, {7: 250, 8: 300})
    assert (again.tokens_in, again.tokens_out, again.budget_micro) == (210, 50, 5000)
    assert (again.calls_today, again.micro_today) == (3, 550)
    sums = read_spending(tmp_path)
    assert (sums.calls, sums.cost_micro) == (3, 550)


def test_a_call_that_nobody_ended_counts_as_the_most_it_can_cost(tmp_path: Path) -> None:
    Spending(tmp_path).hold(7, 900)
    assert read_spending(tmp_path).cost_micro == 900
    again = Spending(tmp_path)
    assert (again.calls, again.cost_micro) == (1, 900)
    again.close()
    assert Spending(tmp_path).cost_micro == 900  # and once only


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_torn_end_loses_no_money(tmp_path: Path, cut: int) -> None:
    bill = Spending(tmp_path)
    bill.settle(bill.hold(7, 900), 7, 250, 1, (100, 20))
    number = bill.hold(7, 800)
    bill.settle(number, 7, 300, 1, (100, 20))
    bill.close()
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:-cut])
    again = Spending(tmp_path)
    assert again.cost_micro >= 550
    again.settle(again.hold(9, 10), 9, 5, 1, (1, 1))
    again.close()
    assert Spending(tmp_path).cost_micro == again.cost_micro


def test_a_long_bill_is_summed_up_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = [100]
    bill = Spending(tmp_path, lambda: day[0])
    for i in range(30):
        day[0] = 100 + i // 20
        bill.settle(bill.hold(i % 3 + 1, 50), i % 3 + 1, i, 1, (10, 2))
    bill.set_budget(77)
    bill.close()
    monkeypatch.setattr(spending, "LINES", 10)
    first = Spending(tmp_path, lambda: day[0])
    first.close()
    assert len((tmp_path / FILE).read_bytes().splitlines()) < 10
    second = Spending(tmp_path, lambda: day[0])
    for one in (first, second):
        assert (one.cost_micro, one.calls, one.by_agent) == (435, 30, bill.by_agent)
        assert (one.micro_today, one.calls_today, one.budget_micro) == (245, 10, 77)


def test_the_day_is_of_all_worlds(tmp_path: Path) -> None:
    for name, micro in (("a", 100), ("b", 40)):
        (tmp_path / name).mkdir()
        bill = Spending(tmp_path / name)
        bill.settle(bill.hold(1, micro), 1, micro, 1, (1, 1))
        bill.close()
    assert spent_today(tmp_path).cost_micro == 140
    assert spent_today(tmp_path, but="b").cost_micro == 100
    governor = Governor(Caps(day_budget=150), elsewhere=spent_today(tmp_path))
    assert governor.reserve(1, 11) is None and governor.refusal(1, 11) == "day_budget_usd"
    assert governor.reserve(1, 10) is not None


def test_a_disk_that_refuses_does_not_stop_the_counting(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    bill = Spending(tmp_path)
    bill.settle(bill.hold(7, 900), 7, 250, 1, (100, 20))
    assert bill.cost_micro == 250 and "spending.jsonl" in bill.failed


def test_wallets_and_what_the_player_says() -> None:
    governor = Governor(Caps(budget=1000, wallet=100))
    first = governor.reserve(7, 80)
    assert first is not None
    assert governor.reserve(7, 30) is None and governor.refusal(7, 30) == "wallet_usd"
    assert governor.reserve(8, 30) is not None
    governor.settle(first, Usage(cost_micro=10))
    assert governor.reserve(7, 80) is not None
    governor.set_budget(100)
    assert governor.refusal(9, 1) == "budget_usd" and governor.left() == 0.9


def test_another_world_is_no_fresh_budget_and_going_back_counts_once(tmp_path: Path) -> None:
    bills = {}
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        bills[name] = Spending(tmp_path / name)
    governor = Governor(Caps(budget=100), bill=bills["a"])
    one = governor.reserve(1, 60)
    assert one is not None
    governor.settle(one, Usage(cost_micro=60))
    governor.take_up(bills["b"], spent_today(tmp_path, "b"))
    assert governor.spent_micro == 60 and governor.reserve(1, 50) is None
    governor.take_up(Spending(tmp_path / "a"), spent_today(tmp_path, "a"))
    assert governor.spent_micro >= 60


KILLED = """
import os, sys, threading, time
from random import Random
from pathlib import Path
from game.ai.governor import Caps, Governor
from game.ai.providers import Usage
from game.persistence.spending import Spending
governor = Governor(Caps(budget=int(sys.argv[2])), bill=Spending(Path(sys.argv[1])))
def work(own):
    while (leave := governor.reserve(own.randrange(1, 9), 400)) is not None:
        time.sleep(own.random() / 500)
        micro = own.randrange(0, 401)
        os.write(1, b"%d\\n" % micro)  # what the server charges, before we know
        governor.settle(leave, Usage(cost_micro=micro))
for i in range(8):
    threading.Thread(target=work, args=(Random(i),), daemon=True).start()
time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_killed_it_knows_at_least_what_was_charged(tmp_path: Path) -> None:
    charged, budget = 0, 60_000
    chance = Random(5)
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path), str(budget)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        for _ in range(chance.randrange(5, 40)):
            line = child.stdout.readline()
            if line:
                charged += int(line)
        child.send_signal(signal.SIGKILL)
        charged += sum(int(line) for line in child.stdout.read().splitlines() if line)
        child.wait()
        assert charged <= read_spending(tmp_path).cost_micro <= budget
