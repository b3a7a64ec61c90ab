"""Questions: what the Angel's thread wants of the model, put to it by the main thread."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from game.ai.angel.making import Reply
from game.ai.answers import Choice, Reading
from game.ai.asides import Said
from game.ai.llm_manager import LLMManager
from game.ai.providers import Request

PRICES = 10.0
"""Seconds for which a model is waited for whose prices aren't known yet."""


class _Question:
    """One request on its way from the Angel's thread to the model and back."""

    def __init__(self, request: Request, agent: int) -> None:
        self.request = request
        self.agent = agent
        self.reply: SimpleQueue[Reply] = SimpleQueue()
        self.since = 0.0


class Questions:
    """Those that are on their way."""

    def __init__(
        self,
        minds: LLMManager,
        deadline: float,
        clock: Callable[[], float],
        ready: threading.Event,
    ) -> None:
        """deadline: seconds of one request. `ready` is set when there is one to be put."""
        self._minds = minds
        self._longest = 2 * deadline + PRICES
        self._clock = clock
        self._ready = ready
        self._new: SimpleQueue[_Question] = SimpleQueue()
        self._asking: list[_Question] = []
        self._closed = threading.Event()

    # --- main thread ---

    def put(self) -> None:
        """Put to the model what is to be asked, as asides."""
        while True:
            try:
                self._asking.append(self._new.get_nowait())
            except Empty:
                break
        waiting, self._asking = self._asking, []
        for question in waiting:
            said = self._minds.aside(
                question.agent, question.request, _raw, _handing(question), urgency=1
            )
            if said is None:
                continue
            now = self._clock()
            question.since = question.since or now
            if said.why == "prices" and now - question.since < PRICES:
                self._asking.append(question)
            else:
                question.reply.put(_reply(said))

    def close(self) -> None:
        """Whoever waits hears that it is over."""
        self._closed.set()
        for question in self._asking:
            question.reply.put(Reply(why="stopped"))

    # --- the Angel's thread ---

    def ask(self, request: Request, agent: int) -> Reply:
        """Ask on somebody's behalf, and wait for what comes of it."""
        question = _Question(request, agent)
        if self._closed.is_set():
            return Reply(why="stopped")
        self._new.put(question)
        self._ready.set()
        try:
            return question.reply.get(timeout=self._longest)
        except Empty:
            return Reply(why="timeout")


def _raw(text: str, finish: str) -> Reading:
    """An answer as it came: what it means is for `decoding`."""
    return Reading(Choice(key=finish, words=text))


def _handing(question: _Question) -> Callable[[Said], None]:
    return lambda said: question.reply.put(_reply(said))


def _reply(said: Said) -> Reply:
    if said.choice is None:
        return Reply(why=said.why or "no answer", model=said.model, usage=said.usage)
    return Reply(said.choice.words, said.choice.key, said.model, "", said.usage, said.latency)
