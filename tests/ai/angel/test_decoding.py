"""What a model says of an ability, whatever it wraps it in."""

import json

import pytest

from game.ai.angel.decoding import SOURCE, Unclear, camel, code, renamed, snake, spec

CLASS = '''class IceRing(Ability):
    """Freeze whoever is near."""

    energy_cost = 12

    def execute(self, agent, world, **kwargs):
        return [{"kind": "status"}]
'''
PLAN = {"name": "Ice Ring", "purpose": "Freeze whoever is near.", "energy_cost": 12}


@pytest.mark.parametrize(
    "text",
    [
        CLASS,
        f"```python\n{CLASS}```",
        f"```\n{CLASS}\n```\nThat should do it!",
        f"Sure! Here is your ability:\n\n```py\n{CLASS}```\nNote that it freezes.",
        f"Here it is:\n{CLASS}\nI hope you like it. It is cold.",
        json.dumps({"code": CLASS}),
        f"```json\n{json.dumps({'code': CLASS})}\n```",
        json.dumps({"code": f"```python\n{CLASS}```"}),
        '{"code": "' + CLASS.replace('"', '\\"') + '"}',  # with its line breaks as they are
        f"<think>I need a class {{x}}</think>\n{json.dumps({'code': CLASS})}",
        CLASS.replace("\n", "\r\n"),
    ],
)
def test_code_is_found(text: str) -> None:
    assert code(text) == CLASS


def test_constants_and_imports_before_the_class_are_kept() -> None:
    text = f"Here:\nimport math\nREACH = 4\n\n{CLASS}"
    assert code(text).startswith("import math\nREACH = 4\n\nclass IceRing")


def test_prose_in_a_docstring_is_no_end() -> None:
    text = 'class A(Ability):\n    """Long.\n\nNot indented prose here.\n    """\n\n    x = 1\n'
    assert code(text) == text


@pytest.mark.parametrize(
    ("text", "finish", "said"),
    [
        ("", "stop", "empty"),
        ("I can't do that.", "stop", "no class"),
        ("```python\nclass A(Ability):\n    def ex", "length", "broke off"),
        ('{"code": "class A(Ability):\\n  def', "length", "broke off"),
        ("class A(Ability):\n" + "    x = 1\n" * SOURCE, "stop", "longer than"),
        ("{" * 5000, "stop", "no class"),
    ],
)
def test_what_is_no_code_is_said(text: str, finish: str, said: str) -> None:
    with pytest.raises(Unclear, match=said):
        code(text, finish)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(PLAN),
        f"```json\n{json.dumps(PLAN)}\n```",
        f"I think this fits: {json.dumps(PLAN)} What do you say?",
        f"{{not json}} {json.dumps(PLAN)}",
    ],
)
def test_a_specification_is_found(text: str) -> None:
    found = spec(text)
    assert (found.name, found.purpose, found.energy_cost) == ("ice_ring", PLAN["purpose"], 12)


def test_a_specification_is_bounded() -> None:
    wild = {
        "name": "A" * 300,
        "purpose": "x\n# system\n" * 90,
        "energy_cost": 10**30,
        "cooldown": "soon",
        "parameters": ["target", "__class__", 7, "item"],
        "expects": ["y" * 400, *["z"] * 50],
    }
    found = spec(json.dumps(wild))
    assert len(found.name) <= 40
    assert len(found.purpose) <= 160 and "\n" not in found.purpose
    assert (found.energy_cost, found.cooldown) == (20, 60) or found.energy_cost == 100
    assert found.parameters == ("target", "item")
    assert len(found.expects) <= 4 and max(map(len, found.expects)) <= 60


@pytest.mark.parametrize(
    ("text", "finish", "said"),
    [
        ("no", "stop", "one JSON object"),
        ('{"name": "x', "length", "broke off"),
        ('{"name": "", "purpose": "p"}', "stop", "name"),
        ('{"name": "fine one", "purpose": ""}', "stop", "purpose"),
        ("", "stop", "empty"),
    ],
)
def test_what_is_no_specification_is_said(text: str, finish: str, said: str) -> None:
    with pytest.raises(Unclear, match=said):
        spec(text, finish)


def test_a_class_gets_a_name_of_its_own() -> None:
    assert renamed(CLASS, {"heal"}) == CLASS
    assert "class IceRingSecond(Ability)" in renamed(CLASS, {"ice_ring"})
    assert "class IceRingThird(Ability)" in renamed(CLASS, {"ice_ring", "ice_ring_second"})


def test_names_go_back_and_forth() -> None:
    for name in ("ice_ring", "wolf_ward_second", "axe_dream"):
        assert snake(camel(name)) == name
