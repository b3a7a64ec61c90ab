"""Facts: what the window shows of magic beside the world itself, as a handle on whoever knows."""

import threading
from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from game.ai.angel.angel import Angel


class Proven(Struct):
    """What a proof says, as it stands beside a source."""

    ok: bool = False
    cases: list[msgspec.Raw] = []
    does: tuple[str, ...] = ()


class Magic:
    """The Angel of the world that runs, the proofs beside its sources, and the sandbox."""

    def __init__(
        self,
        angel: Callable[[], Angel | None] = lambda: None,
        proof: Callable[[str], str | None] = lambda name: None,
        layers: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """proof: the text of a power's proof, by name. layers: what protects this machine; it
        may take a while and is asked once, on a thread."""
        self.angel = angel
        self._proof = proof
        self._ask_layers = layers
        self._layers: Mapping[str, str] | None = None
        self._asked: threading.Thread | None = None
        self._proofs: dict[tuple[str, str], Proven | None] = {}

    def proven(self, name: str, digest: str) -> Proven | None:
        """What the proof of a power says; None where there is none, or none that can be read."""
        key = name, digest
        if key not in self._proofs:
            text = self._proof(name)
            try:
                self._proofs[key] = msgspec.json.decode(text, type=Proven) if text else None
            except msgspec.DecodeError:
                self._proofs[key] = None
        return self._proofs[key]

    def layers(self) -> Mapping[str, str] | None:
        """What protects this machine, layer by layer; None until that is known."""
        if self._layers is None and self._asked is None:
            self._asked = threading.Thread(target=self._look, name="layers", daemon=True)
            self._asked.start()
        return self._layers

    def _look(self) -> None:
        self._layers = self._ask_layers()
