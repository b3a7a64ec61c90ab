"""Workshop: what is done with abilities in a running world: found, shown, proven, granted.

Proving takes a while. Where nobody waits (`patient` is false) it is done on a thread, in a copy of
the world, and what came of it is told later.
"""

import threading
from collections.abc import Callable

from game.abilities.library import Found, Header, Library
from game.abilities.proof import Proof, prove
from game.core.commands import GrantAbility
from game.core.snapshot import decode, encode
from game.core.world import World
from game.sandbox import Sandbox
from game.session import Session

Then = Callable[[str], None]


class Workshop:
    """The abilities of one session's world."""

    def __init__(
        self,
        session: Session,
        library: Library,
        sandbox: Sandbox,
        patient: bool = True,
    ) -> None:
        """`patient`: whoever asks for a proof waits for it."""
        self.library = library
        self.sandbox = sandbox
        self._session = session
        self._patient = patient

    @property
    def world(self) -> World:
        """The world as it is."""
        return self._session.world

    def prove(self, found: Found, agent: int, then: Callable[[Proof], None]) -> None:
        """Try a source, in a copy of the world too if `agent` lives; `then` gets the proof."""
        data = encode(self.world)

        def run() -> None:
            copy = decode(data)
            then(prove(found.source, self.sandbox, copy, agent))

        self._do(run)

    def grant(self, found: Found, agent: int, by: str, then: Then) -> None:
        """Prove a source and, if it holds, grant it; `then` gets a sentence about it.

        `by` is how the log names who submitted it.
        """
        who, tick = self.world.label(agent), self.world.tick

        def judged(proof: Proof) -> None:
            if not proof.ok:
                then(f"{found.name} is not granted: {proof.stage}: {proof.message}")
                return
            row = proof.row(found.source, origin=found.origin)
            header = Header(name=row.name, origin=found.origin, tick=tick)
            try:
                self.library.keep(header, found.source, proof)
            except OSError as error:
                then(f"{row.name} is not granted: it can't be written: {error.strerror}")
                return
            self._session.submit(GrantAbility(agent=agent, ability=row), by)
            then(f"{row.name} is proven, and granted to {who}")

        self.prove(found, agent, judged)

    def _do(self, work: Callable[[], None]) -> None:
        if self._patient:
            work()
        else:
            threading.Thread(target=work, name="proof", daemon=True).start()
