"""Nodes: a YAML text as a tree in which every value knows its line.

Nothing is constructed from it here: a scalar stays the text that was written, so that
`18:00`, `no` and `2026-01-01` are what their author meant. Aliases are not followed, so
that a small file can't become a large one.
"""

from dataclasses import dataclass, field

import yaml

from game.scenarios.faults import Fault, Path, field_of

MOST_NODES = 100_000
DEEPEST = 24


@dataclass(slots=True)
class Node:
    """A value of the file."""

    line: int
    text: str | None = None
    """Of a scalar; None for a list or a mapping."""
    plain: bool = False
    """Whether a scalar was written without quotation marks."""
    items: "list[Node] | None" = None
    fields: "dict[str, Node] | None" = None
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing stands there."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")

    def shown(self) -> object:
        """What a message shows of it."""
        if self.fields is not None:
            return "fields (" + ", ".join(list(self.fields)[:6]) + ")" if self.fields else "{}"
        if self.items is not None:
            return f"a list of {len(self.items)}"
        return "nothing" if self.empty else self.text


class Unreadable(Exception):
    """A text that is no YAML, or more of it than a scenario needs."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def parse(text: str, file: str) -> tuple[Node, list[Fault]]:
    """The tree of a YAML text, and what is wrong with it that can be passed over.

    Raises Unreadable.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise Unreadable(_no_yaml(file, line, error.problem or "no YAML")) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(_no_yaml(file, 0, str(error).splitlines()[0])) from None
    if root is None:
        allowed = "at least a title, and what differs from an ordinary village"
        raise Unreadable(Fault(file, 1, "", "nothing", allowed, "write `title: ...`"))
    builder = _Builder(file)
    return builder.build(root, (), 0), builder.faults


def _no_yaml(file: str, line: int, problem: str) -> Fault:
    problem = " ".join(problem.split())[:120]
    fix = "look at that line and the one before: colons, indentation, quotation marks"
    return Fault(file, line, "", problem, "YAML", fix)


class _Builder:
    """Turns PyYAML's nodes into ours, within bounds."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def build(self, raw: yaml.Node, path: Path, depth: int) -> Node:
        line = raw.start_mark.line + 1
        if id(raw) in self._seen:
            raise Unreadable(
                Fault(
                    self.file, line, field_of(path), "an alias (*name)", "values written out",
                    "write the value itself in place of the alias",
                )
            )  # fmt: skip
        self._seen.add(id(raw))
        if len(self._seen) > MOST_NODES or depth > DEEPEST:
            raise Unreadable(
                Fault(
                    self.file, line, field_of(path), "more than can be meant",
                    f"up to {MOST_NODES} values, {DEEPEST} deep", "leave most of it out",
                )
            )  # fmt: skip
        if isinstance(raw, yaml.ScalarNode):
            return Node(line, text=raw.value, plain=raw.style is None)
        if isinstance(raw, yaml.SequenceNode):
            items = [self.build(item, (*path, i), depth + 1) for i, item in enumerate(raw.value)]
            return Node(line, items=items)
        node = Node(line, fields={})
        assert node.fields is not None
        for key, value in raw.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            here = key.start_mark.line + 1
            if name in node.fields:
                self.faults.append(
                    Fault(
                        self.file, here, field_of((*path, name)), "the same field twice",
                        f"each once (the first is in line {node.key_lines[name]})",
                        "leave one of them out",
                    )
                )  # fmt: skip
                continue
            node.key_lines[name] = here
            node.fields[name] = self.build(value, (*path, name), depth + 1)
        return node
