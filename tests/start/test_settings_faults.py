"""Every fault of the settings is told at once, and nothing secret in telling it."""

from pathlib import Path

import pytest

from game.config import Fault, SettingsError, load_settings


def faults(tmp_path: Path, text: str, *overrides: str) -> dict[str, Fault]:
    """What loading this text complains of, by dotted key."""
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file, overrides)
    return {fault.key: fault for fault in caught.value.faults}


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    text = """
world: {size: [10, x], tick_rate: fast}
llm: {max_concurrent: 100, modle: gpt, timeout: .nan, local: {model: 3}}
game: 7
weather: {rain: true}
"""
    found = faults(tmp_path, text, "ui.fps=5")
    assert set(found) == {
        "world.size",
        "world.tick_rate",
        "llm.max_concurrent",
        "llm.modle",
        "llm.timeout",
        "llm.local.model",
        "game",
        "weather",
        "ui.fps",
    }


def test_a_fault_names_file_key_found_and_allowed(tmp_path: Path) -> None:
    fault = faults(tmp_path, "llm: {max_concurrent: 100}")["llm.max_concurrent"]
    assert fault == Fault("mine.yaml", "llm.max_concurrent", "100", "a whole number from 1 to 64")
    assert str(fault) == (
        "mine.yaml: llm.max_concurrent: found 100; allowed is a whole number from 1 to 64"
    )


@pytest.mark.parametrize(
    ("setting", "allowed"),
    [
        ("world.size=[100]", "a list of 2, each a whole number from 24 to 2000"),
        ("world.tick_rate=true", "a whole number from 1 to 100"),
        ("world.tick_rate=10.5", "a whole number from 1 to 100"),
        ("llm.timeout=.inf", "a number from 0.05 to 600"),
        ("llm.cache_behaviors=1", "true or false"),
        ("llm.lockstep=often", "true or false or null"),
        ("llm.fallback_models=one", "a list, each text"),
        ("llm.model=", "text"),
        ("llm.provider=gpt", "one of auto, openrouter, builtin, local, scripted, or http://…/v1"),
        ("llm.base_url=http://example.org/v1", "https://… (http:// only to this machine)"),
        ("llm.base_url=https://me@example.org", "https://… (http:// only to this machine)"),
        (
            "ui.size=[800, 600]",
            "a list of 2, a whole number from 960 to 7680, a whole number from 600 to 4320",
        ),
        ("game.starting_agents=19000", "at most 1250 in a world of 100×100"),
        ("llm.deadline=1", "llm.timeout (2) or more"),
    ],
)
def test_what_is_allowed_is_said(tmp_path: Path, setting: str, allowed: str) -> None:
    key = setting.partition("=")[0]
    assert faults(tmp_path, "", setting)[key].allowed == allowed


def test_an_unknown_key_gets_the_near_one_named(tmp_path: Path) -> None:
    assert faults(tmp_path, "world: {tick_rat: 5}")["world.tick_rat"].allowed.startswith(
        "tick_rate "
    )


def test_a_fault_by_set_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    found = faults(tmp_path, "world: {tick_rate: 5}", "world.tick_rate=0", "llm.model.name=3")
    assert {fault.file for fault in found.values()} == {"--set"}


@pytest.mark.parametrize("nonsense", ["world.tick_rate", "=5", ".=5", "world.=5", "world..x=5"])
def test_a_set_that_is_no_setting(tmp_path: Path, nonsense: str) -> None:
    assert faults(tmp_path, "", nonsense)[""].allowed == "key=value"


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: b: c",
        "\tworld: 1",
        "[1, 2]",
        "just text",
        "a: &x [*x",
        "world: {size: 1, size: 2}",
    ],
)
def test_a_file_that_is_no_settings_file(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)[""].file == "mine.yaml"


def test_a_key_given_twice_is_a_fault_with_its_line(tmp_path: Path) -> None:
    found = faults(tmp_path, "world:\n  tick_rate: 5\n  tick_rate: 6\n")
    assert found[""].found == "the key tick_rate twice at line 3, column 3"


def test_a_file_that_is_missing_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(tmp_path / "none.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="no UTF-8 text"):
        load_settings(tmp_path / "binary.yaml")


CANARY = "sk-or-v1-canary0123456789"


@pytest.mark.parametrize(
    "text",
    [
        f"llm: {{api_key: [{CANARY}]}}",  # a wrong type
        f"llm: {{api_kye: {CANARY}}}",  # a wrong name
        f"llm: {CANARY}",  # a section missing
        f"api_key: {CANARY}",  # a wrong place
        f"llm: {{max_concurrent: {CANARY}}}",  # a wrong line
        f"llm: {{api_key: {CANARY}",  # broken YAML
        f"llm: {{api_key: {CANARY}, api_key: {CANARY}}}",
        f"llm: {{api_key: '{CANARY}', base_url: 'https://me:{CANARY}@example.org/'}}",
        "llm: {base_url: 'https://me:canary0123456789@example.org/'}",
    ],
)
def test_no_fault_shows_a_key(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file, [f"llm.api_key:{CANARY}", CANARY])
    assert "canary" not in str(caught.value)
    assert "canary" not in repr(caught.value)
