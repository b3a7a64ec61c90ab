"""From a mind to the manager that gets its decisions made."""

from game.ai.behaviors import decide
from game.ai.llm_manager import LLMManager
from game.ai.providers import Provider
from game.config import MindChoice
from game.options import RunOptions
from game.persistence.spending import Spending, spent_today
from game.session import Session


def make_minds(
    options: RunOptions,
    choice: MindChoice,
    provider: Provider | None,
    session: Session,
    after: LLMManager | None = None,
    bill: Spending | None = None,
) -> LLMManager:
    """The manager for a session; its `on_report` is not yet among the observers.

    What `after`, the manager of the world before, has spent and counted is carried on:
    another world is no fresh budget. `bill` is what this one has spent.
    """
    wanted = options.settings.llm.lockstep
    # Experiments must not depend on the machine's speed; a world that is watched goes on.
    lockstep = options.headless and not options.realtime if wanted is None else wanted
    minds = LLMManager(
        session,
        provider,
        options.settings,
        decide,
        why=choice.why,
        lockstep=lockstep and choice.is_model,
        after=after,
        bill=bill,
        elsewhere=spent_today(options.settings.saves_dir, bill.name if bill else ""),
    )
    minds.days.on = True
    return minds
