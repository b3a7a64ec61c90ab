"""The cap holds to the cent, with all workers in flight; many runs: tools/cap_check.py."""

import pytest

from game.ai import client as clients
from game.ai import gate as gates
from tests.ai import capping


@pytest.fixture(autouse=True)
def forgiving(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that hardly ever closes, so that the money is spent."""
    monkeypatch.setattr(gates, "FIRST", 0.05)
    monkeypatch.setattr(gates, "LONGEST", 0.1)
    monkeypatch.setattr(clients, "BACK_OFF", 0.02)


@pytest.mark.parametrize("seed", [1, 2, 4, 5])
def test_no_more_is_charged_than_the_cap_and_none_is_forgotten(seed: int) -> None:
    its = capping.run(seed)
    assert its.charged <= its.billed <= its.cap, its
    assert its.calls >= 3 and its.most > 1
