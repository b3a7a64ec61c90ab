"""config.yaml, its defaults, `--set`, and where paths lead."""

from pathlib import Path

import msgspec
import pytest
import yaml

from game.config import Settings, load_settings, project_root
from game.config.load import keys

SHIPPED = project_root() / "config.yaml"


def test_the_shipped_file_is_the_defaults() -> None:
    assert load_settings(SHIPPED) == Settings()


def test_the_shipped_file_has_every_key_and_a_word_on_each() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    data = yaml.safe_load("\n".join(lines))
    for dotted in keys():
        value = data
        for part in dotted.split("."):
            assert part in value, f"{dotted} is missing"
            value = value[part]
        name = dotted.rpartition(".")[2]
        places = [i for i, line in enumerate(lines) if line.strip().startswith(f"{name}:")]
        assert any("#" in lines[i] or "#" in lines[i - 1] for i in places), f"{dotted}: no comment"


def test_the_users_own_keys_are_there_as_they_were_named() -> None:
    settings = load_settings()
    assert settings.world.size == (100, 100)
    assert settings.world.tick_rate == 10
    assert settings.llm.provider == "openrouter"
    assert settings.game.starting_agents == 20


def test_set_goes_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("world: {tick_rate: 5, day_ticks: 600}\nllm:\n", encoding="utf-8")
    settings = load_settings(
        file, ["world.tick_rate=20", "llm.local.model=a.gguf", "llm.budget_usd=null"]
    )
    assert settings.world.tick_rate == 20
    assert settings.world.day_ticks == 600
    assert settings.llm.local.model == "a.gguf"
    assert settings.llm.budget_usd is None


def test_set_mends_what_the_file_has_wrong(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("world: {tick_rate: fast}\n", encoding="utf-8")
    assert load_settings(file, ["world.tick_rate=20"]).world.tick_rate == 20


@pytest.mark.parametrize(
    "url", ["http://localhost:11434/v1", "http://127.0.0.1:8080/v1", "https://a.b/v1"]
)
def test_addresses_that_a_key_may_go_to(url: str) -> None:
    assert load_settings(None, [f"llm.base_url={url}", f"llm.provider={url}"]).llm.base_url == url


def test_factors_reach_the_simulation_as_whole_hundredths() -> None:
    game = load_settings(
        None, ["game.item_spawn_rate=1.5", "game.combat_damage_multiplier=0.29"]
    ).game
    assert (game.item_spawn_hundredths, game.combat_damage_hundredths) == (150, 29)
    assert type(game.item_spawn_hundredths) is int


def test_paths_start_at_the_project_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings().saves_dir == project_root() / "saves"
    assert load_settings(None, [f"paths.saves={tmp_path}"]).saves_dir == tmp_path
    assert load_settings(None, ["paths.logs=~/logs"]).logs_dir == Path.home() / "logs"


def test_the_public_settings_can_be_stored_and_hold_no_key() -> None:
    settings = load_settings(None, ["llm.api_key=canary-0123"])
    text = msgspec.json.encode(settings.public()).decode()
    assert "api_key" not in text
    assert "canary" not in text
    assert '"tick_rate":10' in text
