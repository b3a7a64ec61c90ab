"""The world's picture: what is drawn where, at which hour; and that drawing changes nothing."""

from collections.abc import Callable
from itertools import pairwise

import pygame
import pytest

from game.core.change import change
from game.core.commands import Kill
from game.core.components import Motion, Position
from game.core.events import Attacked, Died, Gave, Said, TiesChanged
from game.core.looking import shines
from game.core.passing import change_ground, turn_back
from game.core.statuses import bring_on, lift
from game.ui.bodies import ACT, LEFT, RIGHT, SLEEP, STAND, WALK, Bodies, place_of
from game.ui.camera import TILE, ZOOMS
from game.ui.daylight import DAY, Daylight, tint_at
from game.ui.pictures import Pictures
from game.ui.renderer import FAR_SECONDS
from game.ui.scene import Stage as Gatherer
from game.ui.sprites import Sprites
from tests.ui.stage import ROOT, Stage, small_world, state


def brightness(surface: pygame.Surface) -> float:
    return sum(pygame.transform.average_color(surface)[:3]) / 3


# --- nothing changes ---


def test_drawing_never_changes_the_world(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.intend(ada, action="say", target=bob, topic="greet", words="Hello!", why="feels lonely")
    stage.intend(bob, action="rest", why="tired")
    stage.world.motion[ada] = Motion(9, 10, 0, 6)
    before = state(stage.world)
    stage.thinking = {ada}
    stage.happen(
        Said(agent=ada, target=bob, topic="greet", words="Hello!"),
        Attacked(agent=bob, target=ada, weapon="knife", damage=7, guarded=False),
        Gave(agent=ada, target=bob, item="apple", count=1),
        TiesChanged(agent=ada, target=bob, tie="has become fond of", reason="gifts"),
    )
    for entity in (ada, stage.of_kind("tree"), stage.of_kind("apple"), 0):
        stage.shell.selection.choose(entity)
        for tab in stage.shell.inspector.tabs:
            stage.shell.inspector.show_tab(tab)
            for _ in ZOOMS:
                stage.shell.camera.zoom_by(1)
                stage.frames(2)
            stage.shell.camera.zoom_by(-9)
    stage.shell.help.toggle()
    stage.shell.palette.toggle()
    stage.click(stage.shell.layout.world.center, 3)
    stage.frames(3)
    assert state(stage.world) == before


def test_what_is_drawn_is_as_it_is_now(stage: Stage) -> None:
    """Things are looked up once for each state: whatever changes shows with the next tick."""
    world, tree = stage.world, stage.of_kind("tree")
    gatherer = Gatherer(stage.shell.renderer._pictures)

    def shown() -> list[tuple[int, int, int, tuple[pygame.Surface, ...]]]:
        world.tick += 1
        kept = gatherer.scene(world, stage.shell.camera, world.tick)
        anew = Gatherer(stage.shell.renderer._pictures).scene(world, stage.shell.camera, world.tick)
        assert (kept.flat, kept.standing, kept.lights) == (anew.flat, anew.standing, anew.lights)
        return [(t.entity, t.x, t.y, t.frames) for t in kept.flat + kept.standing]

    before = shown()
    assert shown() == before
    change(world.fixture, tree, stock=0)
    bare = shown()
    assert [thing[0] for thing in bare] == [thing[0] for thing in before] and bare != before
    apple = stage.of_kind("apple")
    at = world.position[apple]
    world.grid.remove(apple, at.x, at.y)
    world.position[apple] = Position(at.x + 1, at.y)
    world.grid.add(apple, at.x + 1, at.y, solid=False)
    moved = shown()
    assert {t[0] for t in moved} == {t[0] for t in bare} and moved != bare
    world.grid.remove(apple, at.x + 1, at.y)
    assert {t[0] for t in shown()} == {t[0] for t in moved} - {apple}


def test_the_same_moment_gives_the_same_picture(stage: Stage) -> None:
    stage.frames(40)  # the toolbar's tool tips and notices are gone
    stage.shell.draw(stage.screen)
    first = stage.picture()
    stage.shell.draw(stage.screen)
    assert stage.picture() == first


def test_ground_that_magic_changes_is_drawn_anew_and_so_when_it_turns_back(stage: Stage) -> None:
    stage.frames(40)
    world, camera = stage.world, stage.shell.camera
    x, y = 3, 3
    kind = world.content.terrain["rock"]
    camera.snap(x, y)
    stage.frames(30)

    def seen() -> tuple[int, ...]:
        stage.frames(1)
        left, top = stage.pixel_of(x, y)
        middle = pygame.Rect(left - 6, top - 6, 12, 12).clip(stage.screen.get_rect())
        return tuple(pygame.transform.average_color(stage.screen.subsurface(middle))[:3])

    before = seen()
    change_ground(world, x, y, kind.glyph, world.tick + 50, 0, 0)
    assert seen() != before
    turn_back(world, y * world.grid.width + x)
    assert seen() == before


def test_what_is_on_somebody_shows_about_them_until_it_ends(stage: Stage) -> None:
    stage.frames(40)
    world, ada = stage.world, stage.named("Ada")
    stage.show(ada)
    stage.frames(40)

    def seen() -> bytes:
        stage.shell.draw(stage.screen)
        area = pygame.Rect(0, 0, 60, 80)
        area.center = stage.pixel(ada)
        return pygame.image.tobytes(stage.screen.subsurface(area), "RGB")

    plain, pictures = seen(), set()
    for name in ("burning", "frozen", "blind", "hasted"):
        bring_on(world, ada, name, 20, 0, 0)
        pictures.add(seen())
        lift(world, ada, name, "enough")
    assert len(pictures) == 4 and plain not in pictures, "each looks like itself"
    assert seen() == plain


# --- bodies ---


def test_a_step_is_drawn_between_two_tiles() -> None:
    world = small_world()
    ada = world.agents[0]
    world.motion[ada] = Motion(9, 10, 4, 8)
    assert place_of(world, ada, 4) == (9 * TILE, 10 * TILE)
    assert place_of(world, ada, 6) == (9.5 * TILE, 10 * TILE)
    assert place_of(world, ada, 8) == (10 * TILE, 10 * TILE)
    assert place_of(world, ada, 99) == (10 * TILE, 10 * TILE)


def test_people_look_where_they_go_and_keep_looking_there() -> None:
    world, bodies = small_world(), Bodies()
    ada = world.agents[0]
    world.motion[ada] = Motion(11, 10, 0, 4)
    walking = bodies.body(world, ada, 1, 0)
    assert (walking.pose, walking.facing) == (WALK, LEFT)
    standing = bodies.body(world, ada, 9, 0)
    assert (standing.pose, standing.facing) == (STAND, LEFT)


def test_people_turn_to_what_they_do(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.intend(ada, action="attack", target=bob)
    body = Bodies().body(stage.world, ada, 0, 0)
    assert (body.pose, body.facing) == (ACT, RIGHT)


def test_who_rests_lies_down(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.intend(ada, action="rest")
    assert Bodies().body(stage.world, ada, 0, 0).pose == SLEEP


def test_movement_is_smooth_between_ticks(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.show(ada)
    stage.world.motion[ada] = Motion(7, 10, 0, 30)
    stage.time.resume()
    seen = []
    for _ in range(12):
        stage.frames()
        seen.append(next(d.rect.x for d in stage.shell.renderer.drawn if d.body.entity == ada))
    assert seen == sorted(seen)
    assert len(set(seen)) > 6
    assert max(b - a for a, b in pairwise(seen)) <= 4


# --- light ---


def test_night_is_darker_than_day_and_bluer() -> None:
    night = tint_at(0)
    assert tint_at(720) == DAY
    assert sum(night) < 400
    assert night[2] > night[0]


def test_a_fire_makes_a_pool_of_light() -> None:
    dark, lit = pygame.Surface((200, 200)), pygame.Surface((200, 200))
    for surface, lights in ((dark, []), (lit, [(100, 100, 5)])):
        surface.fill((200, 200, 200))
        Daylight().shade(surface, tint_at(0), lights, 1, 0)
    assert lit.get_at((100, 100)).r > dark.get_at((100, 100)).r + 40
    assert lit.get_at((2, 2)) == dark.get_at((2, 2))


def test_a_fire_without_wood_is_dark_and_drawn_so(stage: Stage) -> None:
    pictures, fire = Pictures(Sprites.load(ROOT / "assets" / "sprites")), stage.of_kind("campfire")
    row = stage.world.content.objects["campfire"]
    stage.frames(1)
    burning = pictures.fixture(row, stage.world.fixture[fire], fire, 2)
    assert shines(row, stage.world.fixture[fire])
    change(stage.world.fixture, fire, stock=0)
    assert not shines(row, stage.world.fixture[fire])
    cold = pictures.fixture(row, stage.world.fixture[fire], fire, 2)
    assert cold[0].image is not burning[0].image
    assert len(cold) == 1 < len(burning)


def test_the_whole_picture_darkens_at_night(make_stage: Callable[..., Stage]) -> None:
    def at(hour: int) -> float:
        stage = make_stage(world=small_world(first_hour=hour))
        return brightness(stage.screen.subsurface(stage.shell.layout.world))

    assert at(0) < at(12) * 0.75


# --- signs ---


def test_who_waits_for_a_model_wears_a_bubble(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.show(ada)
    stage.frames(3)
    area = pygame.Rect(0, 0, 40, 40)
    area.midbottom = (stage.pixel(ada)[0] - stage.shell.layout.world.x, 0)
    x, y = stage.pixel(ada)
    above = pygame.Rect(x - 24, y - 76, 56, 46)
    before = pygame.image.tobytes(stage.screen.subsurface(above), "RGB")
    # While time stands still, the world itself tells who waits: an open ticket of a tick ago.
    change(stage.world.mind, ada, ticket=1, asked_at=stage.world.tick - 1)
    stage.frames(2)
    after = stage.screen.subsurface(above)
    assert pygame.image.tobytes(after, "RGB") != before
    pale = pygame.mask.from_threshold(after, (250, 247, 240), (24, 24, 30, 255)).count()
    assert pale > 60


def test_words_become_a_bubble_for_a_while(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.show(ada)
    stage.happen(Said(agent=ada, target=0, topic="chat", words="What a fine day it is!"))
    assert stage.shell.happenings.speech[ada].text == "What a fine day it is!"
    stage.frames(2)
    stage.frames(30 * 8)
    assert ada not in stage.shell.happenings.speech


@pytest.mark.parametrize(
    "words", ["<b>bold</b>\x00", "x" * 4000, "日本語 \U0001f600", "\u202e\u202e", ""]
)
def test_any_words_can_be_said_and_thought(stage: Stage, words: str) -> None:
    ada = stage.named("Ada")
    stage.show(ada)
    stage.shell.selection.choose(ada)
    stage.intend(ada, action="say", words=words, why=words)
    change(stage.world.persona, ada, name=words or "?")
    stage.happen(Said(agent=ada, target=0, topic="chat", words=words))
    for tab in stage.shell.inspector.tabs:
        stage.shell.inspector.show_tab(tab)
        stage.frames(10)


def test_the_dead_leave_selection_and_bubbles(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    stage.happen(Said(agent=ada, target=0, topic="chat", words="Farewell"))
    stage.session.submit(Kill(entity=ada), "test")
    stage.tick()
    stage.frames(2)
    assert stage.shell.selection.entity == 0
    assert ada not in stage.shell.happenings.speech
    assert any(isinstance(event, Died) for event in stage.world.events)
    assert any("Ada" in text for text in stage.shell.notices.texts)


def test_a_crowd_is_drawn_without_names_but_drawn(make_stage: Callable[..., Stage]) -> None:
    from game.core.people import make_agent

    world = small_world()
    for i in range(150):
        make_agent(world, i % 28 + 1, i // 28 + 1)
    stage = make_stage(world=world)
    stage.shell.camera.zoom_by(-1)
    stage.frames(2)
    assert len(stage.shell.renderer.drawn) > 100


def test_from_afar_a_picture_stands_for_a_moment_and_no_longer(stage: Stage) -> None:
    shell, ada = stage.shell, stage.named("Ada")
    stage.time.resume()
    while shell.camera.zoom >= 1:
        shell.camera.zoom_by(-1)
    shell.camera.update(0.0, None)
    view = stage.screen.subsurface(shell.layout.world)

    def picture() -> bytes:
        shell.draw_world(view)
        return pygame.image.tobytes(view, "RGB")

    before = picture()
    while before != (before := picture()):
        pass  # until all of the ground is baked
    at = stage.world.position[ada]
    stage.world.position[ada] = Position(at.x + 3, at.y)
    stage.clock.now += 0.01
    assert picture() == before, "so soon nobody sees a difference"
    shell.selection.choose(ada)
    chosen = picture()
    assert chosen != before, "what the player does shows at once"
    shell.selection.clear()
    stage.clock.now += FAR_SECONDS
    moved = picture()
    assert moved not in (before, chosen)
    stage.world.position[ada] = at
    stage.clock.now += 2 * FAR_SECONDS
    assert picture() == moved, "slow frames show it a second time, too"
    stage.clock.now += 0.01
    assert picture() != moved
