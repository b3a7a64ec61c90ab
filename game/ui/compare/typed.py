"""Typed: what /compare means in a window."""

from game.console import Context
from game.console.context import Complaint
from game.ui.compare.view import CompareView
from game.ui.desk import Desk


def wire(context: Context, desk: Desk, view: CompareView) -> None:
    """Let the command open the view."""

    def compare(name: str) -> str:
        if not view.possible:
            raise Complaint("nothing of this world is written down")
        if name == desk.name:
            raise Complaint(f"{name} is the world that runs: compare it with another")
        known = context.relatives()
        if name not in known:
            raise Complaint(
                f"there is no world {name} in {desk.name}'s family; "
                + (f"related are: {', '.join(known)}" if known else "/fork makes one")
            )
        view.compare(name)
        return f"comparing with {name}; Esc closes"

    context.compare = compare
