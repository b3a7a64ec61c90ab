"""Sources to try."""

from textwrap import indent


def ability(
    execute: str,
    *,
    can_use: str = "return True",
    cost: object = 10,
    cooldown: object = 5,
    head: str = "",
    name: str = "Hex",
) -> str:
    """A class in the contract's form, of what its methods do."""
    body = f'"""Do something."""\nenergy_cost = {cost}\ncooldown = {cooldown}\n{head}\n'
    body += f"def can_use(self, agent, world):\n{indent(can_use, '    ')}\n"
    body += f"def execute(self, agent, world, **kwargs):\n{indent(execute, '    ')}\n"
    return f"class {name}(Ability):\n{indent(body, '    ')}"


STRIKE = 'return [{"kind": "damage", "target": kwargs["target"], "amount": 15}]'
GREET = 'return [{"kind": "say", "target": agent.id, "text": "hello"}]'
LOOP = "while True:\n    pass"
