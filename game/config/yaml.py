"""YAML as it should be read: duplicate keys are a fault, and faults quote nothing.

PyYAML keeps the last of two equal keys without a word, and its errors repeat the line,
which may hold a key.
"""

from __future__ import annotations

from typing import Any

import yaml


class YamlFault(Exception):
    """A text that isn't YAML; says where, without repeating what stands there."""


class _Loader(yaml.SafeLoader):
    """SafeLoader that refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for name, _ in node.value:
            if isinstance(name, yaml.ScalarNode):
                if name.value in seen:
                    problem = f"the key {name.value} twice"
                    raise yaml.MarkedYAMLError(problem=problem, problem_mark=name.start_mark)
                seen.add(name.value)
        return super().construct_mapping(node, deep)


def parse_yaml(text: str) -> Any:
    """The data of a YAML text. Raises YamlFault.

    >>> parse_yaml("size: [3, 4]")
    {'size': [3, 4]}
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
        raise YamlFault(f"{error.problem or 'no YAML'} at {where}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlFault(f"no YAML ({type(error).__name__})") from None
