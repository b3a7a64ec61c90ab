"""From settings to the Angel that answers a world's wishes."""

from game.abilities.library import Library
from game.abilities.proof import prove
from game.ai.angel.angel import Angel
from game.ai.llm_manager import LLMManager
from game.config import Settings
from game.sandbox import Sandbox
from game.session import Session


def make_angel(
    settings: Settings,
    session: Session,
    minds: LLMManager,
    library: Library,
    sandbox: Sandbox,
    patient: bool,
) -> Angel:
    """The Angel of a session; its `on_report` is not yet among the observers.

    patient: the run waits for it after each tick, so that it is the same run every time.
    """
    return Angel(
        session,
        minds,
        library,
        lambda source, world, wisher: prove(
            source, sandbox, world, wisher, content=session.world.content
        ),
        attempts=settings.angel.attempts,
        pause=settings.angel.pause_world and not patient,
        patient=patient,
        deadline=settings.llm.deadline,
    )
