"""The Angel: hears wishes, and answers one after the other on a thread of its own.

The thread sees a wish as it was made and nothing of the world; what it wants of the model is put
to it by the main thread, in `poll`, and what comes of a wish goes to the world as commands. A run
that is `patient` waits for it after each tick, so that without a model it is the same every time.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

import msgspec

from game.abilities.library import Header, Library, builtin
from game.ai.angel.known import Known, purpose_of
from game.ai.angel.making import Maker, Proof
from game.ai.angel.questions import Questions
from game.ai.angel.records import Made, Wish
from game.ai.angel.reopening import Past, open_wishes
from game.ai.llm_manager import LLMManager
from game.core.commands import GrantAbility, TellWish
from game.core.events import Wished
from game.core.observe import observe
from game.core.snapshot import decode, encode
from game.core.world import World
from game.errors import SaveError
from game.session import Session, TickReport

WAITING = 12
"""Wishes that may wait; the Angel doesn't hear more."""
CROWD = 150
"""A world of more people isn't copied for a proof, which would hold up its frames: the fixtures,
with its own content, do without."""
HOLD = 20.0
"""Seconds for which the world waits for one wish at the most."""
NAP = 0.02
"""Seconds between two looks of a run that waits."""
SOURCE = "angel"
FULL = "too many wish at once"

_LOG = logging.getLogger("game.ai")


class Angel:
    """One world's Angel. All methods are the main thread's."""

    def __init__(
        self,
        session: Session,
        minds: LLMManager,
        library: Library,
        prove: Callable[[str, World | None, int], Proof],
        *,
        attempts: int,
        pause: bool,
        patient: bool,
        deadline: float = 30.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Answer the wishes of `session`; add `on_report` to its observers.

        prove: proves a source, given a world of its own (none from a CROWD) and the wisher; any
            thread.
        attempts: how often a model may mend what failed. pause: the world waits meanwhile.
        patient: `wait` is called after each tick. deadline: seconds of one request.
        """
        self._session = session
        self._minds = minds
        self._library = library
        self._prove = prove
        self._attempts = attempts
        self.pause = pause
        self.patient = patient
        self._clock = clock
        self._wishes: deque[Wished] = deque()
        self._work: SimpleQueue[Wish | None] = SimpleQueue()
        self._done: SimpleQueue[Made] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        """Something came from the thread."""
        self._questions = Questions(minds, deadline, clock, self._ready)
        self._at_work: Wish | None = None
        self._began = 0.0
        self._let_run = False
        self.phase = ""
        """What is being done for the wish, in a few words."""
        self.latest: Made | None = None
        """What came of the last wish."""

    # --- what the loop calls ---

    def on_report(self, report: TickReport) -> None:
        """Hear the wishes of a tick."""
        self._hear(event for event in report.events if isinstance(event, Wished))

    def _hear(self, wishes: Iterable[Wished]) -> None:
        for event in wishes:
            if len(self._wishes) < WAITING:
                self._wishes.append(event)
            else:
                self._refuse(event, FULL)

    def resume(self, past: Past) -> None:
        """Take up the wishes that were open when this world was left; the old are refused."""
        try:
            answer, refuse = open_wishes(self._session.world, past)
        except SaveError as error:
            _LOG.warning("Wishes that were open could not be looked for: %s", error)
            return
        for event, reason in refuse:
            self._refuse(event, reason)
        self._hear(answer)

    def poll(self) -> None:
        """Hand over what goes to and fro. Between any two ticks."""
        self._questions.put()
        try:
            made = self._done.get_nowait()
        except Empty:
            pass
        else:
            self._at_work, self.phase = None, ""
            self._answer(made)
        if self._at_work is None and self._wishes:
            self._begin(self._wishes.popleft())

    def wait(self) -> None:
        """Go on until every wish is answered; after each tick of a patient run."""
        while self.busy:
            self.poll()
            self._minds.poll()
            if self._at_work is not None:
                self._ready.wait(NAP)
                self._ready.clear()

    @property
    def busy(self) -> bool:
        """Whether a wish is being answered, or waits for it."""
        return self._at_work is not None or bool(self._wishes)

    @property
    def holds(self) -> bool:
        """Whether the world shall wait for the Angel now."""
        waited = self._clock() - self._began
        return self.pause and self._at_work is not None and not self._let_run and waited < HOLD

    def let_run(self) -> None:
        """The world goes on while this wish is answered."""
        self._let_run = True

    def close(self) -> None:
        """End: what is being made is given up."""
        self._wishes.clear()
        self._work.put(None)
        self._questions.close()
        if self._thread is not None:
            self._thread.join(2.0)

    # --- what the window shows ---

    @property
    def wish(self) -> Wish | None:
        """The wish that is being answered."""
        return self._at_work

    @property
    def left(self) -> float:
        """Seconds for which the world still waits."""
        return max(0.0, HOLD - (self._clock() - self._began)) if self.holds else 0.0

    @property
    def waiting(self) -> int:
        """Wishes that have not been begun."""
        return len(self._wishes)

    # --- to the thread ---

    def _begin(self, event: Wished) -> None:
        world = self._session.world
        if not world.alive(event.agent):
            return
        seen = observe(world, event.agent)
        wish = Wish(
            event=event.id,
            agent=event.agent,
            name=seen.name,
            words=event.words,
            tick=event.tick,
            seen=seen,
            known=tuple(self._known(world)),
            own=frozenset(world.powers.get(event.agent, ())),
            state=encode(world) if len(world.agents) <= CROWD else b"",
        )
        self._at_work, self._began, self._let_run = wish, self._clock(), False
        self.phase = "listening"
        self._say(wish, "heard")
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="angel", daemon=True)
            self._thread.start()
        self._work.put(wish)

    def _known(self, world: World) -> list[Known]:
        """All abilities whose sources are at hand: the world's first, then the game's own."""
        found: dict[str, Known] = {}
        for name, row in world.abilities.items():
            source = self._library.source(name, row.source)
            found[name] = Known(name, row.purpose, source or "")
        for name, source in builtin().items():
            found.setdefault(name, Known(name, purpose_of(source), source))
        return list(found.values())

    # --- from the thread ---

    def _answer(self, made: Made) -> None:
        self.latest = made
        wish, row = made.wish, made.ability
        self._keep(made)
        if not self._session.world.alive(wish.agent):
            return
        if row is None:
            self._say(wish, "refused", made.reason)
            return
        standing = self._session.world.abilities.get(row.name)
        if made.outcome == "found" and standing is not None:
            row = standing
        self._say(wish, made.outcome, made.by, row.name)
        self._session.submit(GrantAbility(agent=wish.agent, ability=row, how="wished"), SOURCE)

    def _keep(self, made: Made) -> None:
        """Put code, proof and the whole story into the world's folder."""
        wish, folder = made.wish, self._library.folder
        try:
            if made.ability is not None:
                model = made.by if made.by and made.by != "composer" else ""
                origin = "angel" if made.outcome == "made" else "builtin"
                header = Header(
                    name=made.name,
                    origin=origin,
                    wisher=f"{wish.name} (agent_{wish.agent})" if origin == "angel" else "",
                    wish=wish.words if origin == "angel" else "",
                    tick=wish.tick,
                    model=model,
                )
                if made.outcome == "made" or self._library.kept(made.name) is None:
                    self._library.keep(header, made.source, made.proof)
            if folder is not None and made.outcome != "found":
                name = made.name or f"refused_{wish.tick}_{wish.agent}"
                _write(folder / f"{name}.angel.json", made)
        except OSError as error:
            _LOG.warning("The Angel's work could not be kept: %s", error.strerror or error)

    def _say(self, wish: Wish, stage: str, text: str = "", ability: str = "") -> None:
        self._session.submit(
            TellWish(agent=wish.agent, wish=wish.event, stage=stage, text=text, ability=ability),
            SOURCE,
        )

    def _refuse(self, event: Wished, reason: str) -> None:
        self._session.submit(
            TellWish(agent=event.agent, wish=event.id, stage="refused", text=reason), SOURCE
        )

    # --- on the thread ---

    def _run(self) -> None:
        while (wish := self._work.get()) is not None:
            ask = self._questions.ask if self._minds.asks_a_model else None
            maker = Maker(ask, self._proven, self._attempts, self._tell)
            try:
                made = maker.make(wish)
            except Exception:  # noqa: BLE001 - a fault of ours must not leave the world waiting
                _LOG.exception("The Angel failed over a wish")
                made = Made(wish=wish, outcome="refused", reason="the Angel failed over it")
            self._done.put(made)
            self._ready.set()

    def _tell(self, words: str) -> None:
        self.phase = words

    def _proven(self, source: str, wish: Wish) -> Proof:
        world = decode(wish.state) if wish.state else None
        return self._prove(source, world, wish.agent)


def _write(path: Path, made: Made) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(made.kept()), indent=1) + b"\n")
