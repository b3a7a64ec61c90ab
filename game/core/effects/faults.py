"""Faults: a rule that effects break, by name, so that an author can mend what is wrong."""


class EffectFault(Exception):
    """Why effects can't take place.

    rule: which one they break, such as `schema`, `budget`, `range`, `sight`.
    message: in words, with what was found and what is allowed.
    index: which effect of the list, from 0; -1 for the list as a whole.
    grave: whether the ability itself is at fault, and not how the world happens to be.
    """

    def __init__(self, rule: str, message: str, index: int = -1, *, grave: bool = False) -> None:
        super().__init__(f"{rule}: {message}")
        self.rule = rule
        self.message = message
        self.index = index
        self.grave = grave
