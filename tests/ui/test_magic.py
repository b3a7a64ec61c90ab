"""Magic in the window: the veil while the Angel works, what people command, sparks and signs."""

from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from game.core.arcana import Ability, Power, Status
from game.core.change import change
from game.core.effect_kinds import Heal, SetTerrain
from game.core.events import AbilityResolved, Wished, WishGranted, WishRefused
from game.ui.happenings import SPARK_SECONDS
from game.ui.magic.facts import Magic
from tests.ui.stage import Stage, small_world, sprites
from tests.ui.test_panels import words_on

DIGEST = "a" * 64


@pytest.fixture
def ada(stage: Stage) -> int:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    stage.shell.inspector.show_tab("Powers")
    return ada


class Working:
    """An Angel at work, as the window sees it."""

    def __init__(self) -> None:
        self.holds = True
        self.wish: Any = SimpleNamespace(event=5, name="Ada", words="keep the wolves away <b>\x00")
        self.phase = "proving wolf breath"
        self.left = 17.4
        self.waiting = 2

    def let_run(self) -> None:
        self.holds = False


def with_angel(stage: Stage) -> Working:
    angel = Working()
    magic = Magic(lambda: angel)  # type: ignore[arg-type, return-value]
    stage.desk.magic = stage.shell.veil._magic = magic
    return angel


def map_of(stage: Stage) -> bytes:
    area = stage.shell.layout.world
    return pygame.image.tobytes(stage.screen.subsurface(area), "RGB")


def test_the_veil_says_what_is_made_and_a_button_lets_the_world_run(stage: Stage) -> None:
    angel, veil = with_angel(stage), stage.shell.veil
    stage.frames(2)
    assert veil.shown
    assert stage.shell.layout.world.contains(veil.rect)
    stage.click(veil.button.move(veil.rect.topleft).center)
    stage.frames(2)
    assert not angel.holds
    assert not veil.shown


def test_a_key_lets_the_world_run_as_well(stage: Stage) -> None:
    angel = with_angel(stage)
    stage.frames(2)
    stage.key(pygame.K_g, "g")
    stage.frames(2)
    assert not angel.holds


def test_under_the_veil_all_else_can_be_done(stage: Stage) -> None:
    with_angel(stage)
    stage.frames(2)
    bob = stage.named("Bob")
    stage.shell.selection.choose(bob)
    stage.key(pygame.K_TAB, "")
    stage.frames(2)
    assert stage.shell.selection.entity != bob
    stage.click(stage.shell.veil.rect.move(0, 0).midtop)
    assert stage.shell.veil.shown, "a click on the card is no click on the button"


def test_without_a_power_it_says_what_to_do(stage: Stage, ada: int) -> None:
    words = words_on(stage)
    for said in ("Commands no power yet", "People wish", "/ability grant", "What holds magic in"):
        assert said.casefold() in words.casefold()


def test_a_power_is_told_with_who_made_it_and_its_proof(stage: Stage, ada: int) -> None:
    world, bob = stage.world, stage.named("Bob")
    world.abilities["wolf_breath"] = Ability(
        "wolf_breath", "Push away whoever means harm.", 15, 110, source=DIGEST,
        does=("repel",), wisher=bob,
    )  # fmt: skip
    world.abilities["heal"] = Ability("heal", "Close wounds.", 10, 60, origin="builtin")
    world.powers[ada] = {"wolf_breath": Power(3, "taught", bob, ready=world.tick + 40, used=2)}
    world.powers[bob] = {"heal": Power(1)}
    world.statuses[ada] = {"burning": Status(until=world.tick + 30, by=bob)}
    proof = '{"ok": true, "cases": [{}, {}, {}], "does": ["repel"], "more": 1}'
    stage.desk.magic = Magic(
        proof=lambda name: proof if name == "wolf_breath" else "torn{",
        layers=lambda: {"policy": "by allow-list", "seccomp": "none: not on this system"},
    )
    stage.desk.magic.layers()
    assert stage.desk.magic._asked is not None
    stage.desk.magic._asked.join()
    stage.frames(20)
    words = words_on(stage)
    for said in (
        "Wolf breath", "Push away whoever means harm.", "Ready in 40 ticks",
        "15 energy", "used 2 times", "Taught by Bob", "Made by the Angel, as Bob wished",
        "Proven in 3 trials: repel", "Heal", "on fire, by Bob, 30 ticks more",
        "policy: by allow-list", "seccomp: none",
    ):  # fmt: skip
        assert said in words, said
    assert stage.desk.magic.proven("heal", DIGEST) is None, "a torn proof is none"
    change(world.abilities, "wolf_breath", suspended="timeout: too slow")
    stage.tick()
    stage.frames(20)
    assert "Fails everybody: timeout: too slow" in words_on(stage)


def test_a_wish_is_a_bubble(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.happen(Wished(agent=ada, words="I wish for bread"))
    shown = stage.shell.happenings
    assert shown.speech[ada].text == "I wish for bread"
    assert shown.signs[ada].text == "magic"


def test_what_took_place_sparks_and_is_over_soon(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.shell.camera.snap(14, 12)
    stage.time.resume()
    stage.time.speed = 1
    stage.frames(30)
    effects = (Heal(target=bob, amount=5), SetTerrain(pos=(13, 13), terrain="sand", ticks=9))
    stage.happen(AbilityResolved(agent=ada, ability="x", title="x", call=1, effects=effects))
    sparks = stage.shell.happenings.sparks
    assert {where: spark.text for where, spark in sparks.items()} == {
        bob: "help", (13, 13): "change",
    }  # fmt: skip
    stage.frames(round(SPARK_SECONDS * 30) + 2)
    assert not sparks


def test_statuses_are_seen(stage: Stage) -> None:
    world, ada = stage.world, stage.named("Ada")
    stage.shell.camera.snap(10, 10)
    stage.frames(3)
    before = map_of(stage)
    world.statuses[ada] = {"burning": Status(until=world.tick + 30)}
    stage.frames(2)
    assert map_of(stage) != before


def test_every_status_and_spark_has_a_picture_of_its_own() -> None:
    names = sprites().names("icons")
    world = small_world()
    for status in world.content.statuses:
        assert f"status/{status}" in names
    shapes = {
        pygame.image.tobytes(
            pygame.mask.from_surface(sprites().status(s).image).to_surface(), "RGB"
        )
        for s in world.content.statuses
    }
    assert len(shapes) == len(world.content.statuses), "told apart by shape, not by colour alone"
    for tone in ("harm", "help", "change"):
        assert sprites().effect_frames(f"spark_{tone}") == 4


def test_what_becomes_of_a_wish_is_told_by_a_notice(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.happen(WishGranted(agent=ada, ability="ford", title="ford dart", manner="made"))
    stage.happen(WishRefused(agent=ada, reason="the stars are silent"))
    assert [text.partition("Ada")[2] for text in stage.shell.notices.texts] == [
        ": ford dart",
        "'s wish: the stars are silent",
    ]


def test_when_the_veil_lifts_it_is_told_that_the_work_goes_on(stage: Stage) -> None:
    angel = with_angel(stage)
    stage.frames(2)
    assert not stage.shell.notices.texts
    angel.holds = False  # by a key, or by the longest wait
    stage.frames(3)
    assert stage.shell.notices.texts == ["The world goes on; the Angel still works on Ada's wish"]


def test_a_veil_whose_wish_was_answered_lifts_without_a_word(stage: Stage) -> None:
    angel = with_angel(stage)
    stage.frames(2)
    angel.holds, angel.wish = False, None
    stage.frames(3)
    assert not stage.shell.veil.shown
    assert not stage.shell.notices.texts
