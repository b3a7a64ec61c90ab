"""Possessing somebody in the window: keys and clicks are their deeds, and Esc lets go."""

from collections.abc import Callable

import pygame

from game.core.abilities import grant
from game.core.arcana import Ability
from game.core.change import change
from game.core.commands import Choose, Possess
from game.core.components import Intent
from game.core.things import give_item
from game.session import Session
from tests.ui.stage import Stage, small_world, state
from tests.ui.test_mouse import choose


def led(stage: Stage, name: str = "Ada") -> int:
    """Somebody whom the player possesses by the hotkey."""
    agent = stage.named(name)
    stage.show(agent)
    stage.shell.selection.choose(agent)
    stage.key(pygame.K_p, "p")
    stage.tick()
    stage.frames(2)
    assert stage.world.possessed == agent
    return agent


def test_p_takes_over_and_esc_lets_go(stage: Stage) -> None:
    ada = led(stage)
    assert stage.shell.camera.follow == ada
    assert stage.shell.leading.status().startswith("You are Ada")
    stage.key(pygame.K_ESCAPE)
    stage.tick()
    assert stage.world.possessed == 0
    assert stage.shell.leading.status() == ""
    assert [c for c in stage.commands if isinstance(c, Possess)] == [
        Possess(agent=ada),
        Possess(agent=0),
    ]


def test_held_keys_walk_tile_by_tile(stage: Stage) -> None:
    ada = led(stage)
    at = stage.world.position[ada]
    x, y = at.x, at.y
    stage.post(pygame.KEYDOWN, key=pygame.K_d, mod=0, unicode="d", scancode=0)
    for _ in range(20):
        stage.frames()
        stage.tick()
    stage.post(pygame.KEYUP, key=pygame.K_d, mod=0, unicode="d", scancode=0)
    stage.frames(2)
    stage.tick(20)
    at = stage.world.position[ada]
    assert at.y == y and at.x >= x + 2
    steps = [c.intent.x for c in stage.commands if isinstance(c, Choose)]
    assert steps == list(range(x + 1, x + 1 + len(steps)))


def test_a_click_on_free_ground_walks_there(stage: Stage) -> None:
    ada = led(stage)
    stage.click(stage.pixel_of(8, 12))
    stage.tick(60)
    at = stage.world.position[ada]
    assert (at.x, at.y) == (8, 12)
    assert not stage.shell.menu.shown


def test_a_click_on_a_thing_offers_what_can_be_done_with_it(stage: Stage) -> None:
    ada = led(stage)
    before = state(stage.world)
    stage.click(stage.pixel(stage.of_kind("apple")))
    assert state(stage.world) == before
    choose(stage, "Pick up")
    stage.tick(40)
    assert stage.world.held(ada, "apple")


def test_a_click_on_oneself_offers_what_is_in_hand(stage: Stage) -> None:
    ada = stage.named("Ada")
    give_item(stage.world, ada, "apple", 1)
    change(stage.world.needs, ada, hunger=300)
    led(stage)
    stage.click(stage.pixel(ada))
    choose(stage, "Eat")
    stage.tick(20)
    assert not stage.world.held(ada, "apple")


def test_what_does_harm_comes_last_and_in_red(stage: Stage) -> None:
    led(stage)
    stage.click(stage.pixel(stage.named("Bob")))
    lines = {choice.text: choice.danger for choice in stage.shell.menu.choices}
    assert lines["Attack Bob"] and not lines["Greet Bob"]
    assert list(lines).index("Attack Bob") > list(lines).index("Greet Bob")


def test_own_words_are_typed_and_said(stage: Stage) -> None:
    bob = stage.named("Bob")
    led(stage)
    stage.click(stage.pixel(bob))
    choose(stage, "Say in your own words")
    assert stage.shell.console.entry.get_text() == f"/act chat agent_{bob} "
    stage.type("Hi Bob")
    stage.key(pygame.K_RETURN, "\r")
    stage.tick(30)
    (said,) = [c.intent for c in stage.commands if isinstance(c, Choose)]
    assert (said.target, said.words) == (bob, "Hi Bob")


def test_a_wish_is_typed_in_own_words(stage: Stage) -> None:
    ada = led(stage)
    stage.click(stage.pixel(ada))
    choose(stage, "Wish for a power")
    stage.type("to see far")
    stage.key(pygame.K_RETURN, "\r")
    stage.tick(30)
    (wished,) = [c.intent for c in stage.commands if isinstance(c, Choose)]
    assert (wished.action, wished.words) == ("wish", "to see far")
    assert ada in stage.world.wishes


def test_powers_are_among_the_choices_and_what_harms_is_red(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    wants = ("target",)
    for name, does in (("bolt", "damage"), ("mend", "heal")):
        row = Ability(name, "For a test.", 5, 10, wants, does=(does,))
        grant(stage.world, ada, row, "given")
    for one in (ada, bob):
        change(stage.world.health, one, current=50)
    led(stage)
    stage.click(stage.pixel(bob))
    lines = {choice.text.split(",")[0]: choice.danger for choice in stage.shell.menu.choices}
    assert lines["Bolt on Bob"] and not lines["Mend on Bob"]
    stage.key(pygame.K_ESCAPE)
    stage.click(stage.pixel(ada))
    choose(stage, "Mend on yourself")
    stage.tick(10)
    assert stage.world.powers[ada]["mend"].used == 1


def test_what_cannot_be_done_is_told(stage: Stage) -> None:
    ada = led(stage)
    stage.session.submit(Choose(agent=ada, intent=Intent(action="eat", item=999)), "player")
    stage.tick()
    assert any("could not eat" in text for text in stage.shell.notices.texts)


def test_keys_move_the_view_again_when_nobody_is_led(stage: Stage) -> None:
    x = stage.shell.camera.x
    stage.post(pygame.KEYDOWN, key=pygame.K_d, mod=0, unicode="d", scancode=0)
    stage.frames(6)
    assert stage.shell.camera.x > x


def test_who_was_possessed_when_the_world_was_left_is_looked_at_again(
    make_stage: Callable[..., Stage],
) -> None:
    world = small_world()
    world.possessed = agent = world.agents[2]
    stage = make_stage(world=world)
    assert stage.shell.selection.entity == agent
    assert stage.shell.camera.follow == agent
    stage.shell.selection.clear()
    stage.shell.world_changed()
    assert stage.shell.selection.entity == agent
    stage.shell.close()


def test_own_words_come_before_all_that_one_could_do_alone(stage: Stage) -> None:
    ada = led(stage)
    stage.click(stage.pixel(ada))
    assert stage.shell.menu.choices[0].text.startswith("Wish for a power")


def test_in_another_land_people_are_looked_for(stage: Stage) -> None:
    camera = stage.shell.camera
    camera.snap(38, 28)
    corner = camera.to_tile(camera.view.center)
    stage.shell.world_changed()  # the same one, at another time
    assert camera.to_tile(camera.view.center) == corner
    other = small_world()
    other.seed += 1
    stage.desk.session = stage.session = Session(other)
    stage.shell.world_changed()
    assert camera.to_tile(camera.view.center) != corner
