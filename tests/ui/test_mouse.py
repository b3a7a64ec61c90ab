"""The mouse in the world: select, place, drag, zoom, the menu; panels are never clicked through."""

import pygame

from game.core.commands import Give, Kill, Spawn, Teleport
from game.ui.desk import SOURCE
from game.ui.panels.menu import Choice
from tests.ui.stage import Stage


def choose(stage: Stage, text: str) -> None:
    """Click the menu's line that begins with a text."""
    menu = stage.shell.menu
    assert menu.shown
    index = next(i for i, choice in enumerate(menu.choices) if choice.text.startswith(text))
    stage.click(menu.row_rect(index).center)


def texts(choices: list[Choice]) -> list[str]:
    return [choice.text for choice in choices]


def test_a_click_selects_a_person(stage: Stage) -> None:
    bob = stage.named("Bob")
    stage.show(bob)
    stage.click(stage.pixel(bob))
    assert stage.shell.selection.entity == bob


def test_a_click_on_a_head_selects_too(stage: Stage) -> None:
    bob = stage.named("Bob")
    stage.show(bob)
    x, y = stage.pixel(bob)
    stage.click((x, y - 24))
    assert stage.shell.selection.entity == bob


def test_a_click_selects_things_and_ground(stage: Stage) -> None:
    stage.show(stage.of_kind("tree"))
    for kind in ("tree", "campfire", "apple"):
        thing = stage.of_kind(kind)
        stage.click(stage.pixel(thing))
        assert stage.shell.selection.entity == thing
    stage.click(stage.pixel_of(13, 17))
    assert stage.shell.selection.entity == 0
    assert stage.shell.selection.tile == (13, 17)


def test_a_click_on_a_crown_selects_the_tree(stage: Stage) -> None:
    tree = stage.of_kind("tree")
    stage.show(tree)
    x, y = stage.pixel(tree)
    stage.click((x, y - 26))
    assert stage.shell.selection.entity == tree


def test_a_click_beyond_the_world_selects_nothing(stage: Stage) -> None:
    stage.shell.selection.choose(stage.named("Ada"))
    stage.shell.camera.zoom_by(-9)
    stage.frames(2)
    corner = stage.shell.layout.world.topleft
    stage.click((corner[0] + 3, corner[1] + 3))
    assert stage.shell.selection.entity == 0


def test_panels_are_not_clicked_through(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    place = stage.shell.layout
    at = [part.center for part in (place.inspector, place.console, place.status)]
    for spot in (*at, (place.toolbar.right - 300, place.toolbar.centery)):
        stage.click(spot)
        assert stage.shell.selection.entity == ada


def test_a_drag_moves_the_view_and_selects_nothing(stage: Stage) -> None:
    stage.shell.camera.zoom_by(2)
    for button in (1, 2, 3):
        x = stage.shell.camera.x
        stage.mouse((400, 300))
        stage.press((400, 300), button)
        stage.mouse((380, 300))
        stage.mouse((340, 300))
        stage.release((340, 300), button)
        assert stage.shell.camera.x > x + 8
        assert not stage.shell.menu.shown
        assert (stage.shell.selection.entity, stage.shell.selection.tile) == (0, None)


def test_the_wheel_zooms_at_the_pointer(stage: Stage) -> None:
    at = (300, 250)
    before = stage.shell.camera.to_tile(at)
    stage.wheel(at, 1)
    assert stage.shell.camera.zoom == 3
    assert stage.shell.camera.to_tile(at) == before
    stage.wheel(at, -1)
    assert stage.shell.camera.zoom == 2


def test_the_wheel_over_a_panel_zooms_nothing(stage: Stage) -> None:
    stage.wheel(stage.shell.layout.feed.center, 1)
    stage.wheel(stage.shell.layout.console.center, 1)
    assert stage.shell.camera.zoom == 2


def test_the_menu_of_a_person(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.show(bob)
    stage.shell.selection.choose(ada)
    stage.click(stage.pixel(bob), 3)
    assert texts(list(stage.shell.menu.choices)) == [
        "Select Bob",
        "Follow Bob",
        "Possess Bob",
        "Give",
        "Say something to them",
        "Ask them a question",
        "Whisper a thought to them",
        "Bring Ada here",
        "Kill Bob",
    ]
    choose(stage, "Follow")
    assert stage.shell.camera.follow == bob
    stage.shell.camera.follow = 0
    stage.click(stage.pixel(bob), 3)
    choose(stage, "Give")
    choose(stage, "Apple")
    stage.click(stage.pixel(bob), 3)
    choose(stage, "Kill")
    stage.tick()
    assert stage.commands == [Give(agent=bob, item="apple"), Kill(entity=bob)]


def test_the_menu_of_the_ground(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    stage.shell.camera.snap(15, 12)
    stage.frames()
    stage.click(stage.pixel_of(15, 13), 3)
    choose(stage, "Spawn here")
    choose(stage, "Campfire")
    stage.click(stage.pixel_of(15, 14), 3)
    choose(stage, "Bring Ada")
    stage.tick()
    assert stage.commands == [
        Spawn(prefab="campfire", x=15, y=13),
        Teleport(entity=ada, x=15, y=14),
    ]


def test_speaking_opens_the_console_with_a_line_begun(stage: Stage) -> None:
    bob = stage.named("Bob")
    stage.show(bob)
    stage.click(stage.pixel(bob), 3)
    choose(stage, "Say")
    assert stage.shell.console.typing
    assert stage.shell.console.entry.get_text() == f"/say agent_{bob} "


def test_the_menu_goes_back_and_away(stage: Stage) -> None:
    stage.click(stage.pixel_of(15, 13), 3)
    menu = stage.shell.menu
    choose(stage, "Spawn here")
    assert len(menu.choices) > 10
    stage.click((menu.rect.x + 30, menu.rect.y + 8))
    assert menu.choices[0].text == "Spawn here"
    stage.click((5, stage.shell.layout.world.y + 5))
    assert not menu.shown
    assert stage.shell.selection.tile is None


def test_every_line_of_a_long_menu_can_be_reached(stage: Stage) -> None:
    stage.click(stage.pixel_of(15, 13), 3)
    menu = stage.shell.menu
    choose(stage, "Spawn here")
    assert stage.screen.get_rect().contains(menu.rect)
    stage.wheel(menu.rect.center, -len(menu.choices))
    last = len(menu.choices) - 1
    assert menu.rect.contains(menu.row_rect(last))


def test_the_palette_places_until_it_is_ended(stage: Stage) -> None:
    stage.click(stage.shell.toolbar.by_key["spawn"].rect.center)
    assert stage.shell.palette.shown
    stage.click(stage.shell.palette.cell_on_screen("sword").center)
    assert not stage.shell.palette.shown
    stage.click(stage.pixel_of(15, 13))
    stage.click(stage.pixel_of(16, 13))
    stage.key(pygame.K_ESCAPE)
    stage.click(stage.pixel_of(17, 13))
    stage.tick()
    assert stage.commands == [
        Spawn(prefab="sword", x=15, y=13),
        Spawn(prefab="sword", x=16, y=13),
    ]
    assert stage.shell.selection.tile == (17, 13)


def test_everything_that_can_be_spawned_is_in_the_palette(stage: Stage) -> None:
    stage.shell.palette.show()
    stage.frames()
    assert set(stage.shell.palette.cells) == set(stage.shell.hands.prefabs())
    for prefab in stage.shell.palette.cells:
        assert stage.screen.get_rect().contains(stage.shell.palette.cell_on_screen(prefab))


def test_what_a_hand_does_is_logged_as_the_players(stage: Stage) -> None:
    sources = []
    stage.session.observers.append(lambda report: sources.extend(e.source for e in report.entries))
    stage.shell.hands.spawn((15, 13), "apple")
    stage.tick()
    assert sources == [SOURCE]


def test_the_minimap_moves_the_camera(stage: Stage) -> None:
    box = stage.shell.minimap.rect
    stage.shell.camera.zoom_by(2)
    stage.click((box.x + box.w // 4, box.y + box.h // 4))
    tile = stage.shell.camera.to_tile(stage.shell.layout.world.center)
    assert abs(tile[0] - 10) <= 2 and abs(tile[1] - 7) <= 3
    assert (stage.shell.selection.entity, stage.shell.selection.tile) == (0, None)
