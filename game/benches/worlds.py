"""Worlds for the benches: as many people as wanted, on land that grows with them."""

from math import ceil, sqrt

from game.ai.behaviors import decide
from game.ai.llm_manager import LLMManager
from game.config import Settings, project_root
from game.content_files import load_content
from game.core.rules import Rules
from game.core.world import World
from game.core.worldgen import SMALLEST, generate
from game.session import Session

DENSITY = 0.02
"""People a tile; what the budgets were written for."""
SEED = 1


def make_world(agents: int) -> World:
    """A new world with so many people."""
    side = max(SMALLEST, ceil(sqrt(agents / DENSITY)))
    content = load_content(project_root() / "assets" / "content")
    return generate(SEED, Rules(min_agents=min(18, agents)), content, side, side, agents)


def with_builtin_minds(session: Session, settings: Settings) -> LLMManager:
    """Let everybody be answered by the built-in minds, by the way that runs go."""
    minds = LLMManager(session, None, settings, decide, lockstep=False)
    minds.days.on = True
    session.observers.append(minds.on_report)
    return minds
