"""Weights: what `llm.local.model` names, a GGUF file or a repository of Hugging Face.

A repository is fetched by llama.cpp itself, into the folder that Hugging Face's own tools
use, and only if the settings say so: it can be gigabytes. What is there already is used.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from game.config.places import place
from game.errors import ConfigError

REPOSITORY = re.compile(r"([A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*?)(?::([A-Za-z0-9][\w.-]*))?")
"""Owner, name and perhaps a quantisation: ggml-org/gemma-3-1b-it-GGUF:Q4_K_M."""
HINT = "llm.local.download"


class Weights(Struct, frozen=True):
    """A model's weights: on disk, or to be had."""

    name: str
    """For people: a file's name without its ending, a repository's without its owner."""
    path: Path | None = None
    """The file; None for a repository."""
    repository: str = ""
    """Owner/name[:quant]."""
    fetch: bool = False
    """llama.cpp may fetch them."""

    def order(self) -> dict[str, Any]:
        """What the child process is told of them."""
        if self.path is not None:
            return {"path": str(self.path), "repository": "", "offline": True, "alias": self.name}
        # llama.cpp wants a path, and puts that of what it finds in its place.
        return {
            "path": self.repository,
            "repository": self.repository,
            "offline": not self.fetch,
            "alias": self.name,
        }


def find(model: str | None, download: bool, environ: Mapping[str, str] = os.environ) -> Weights:
    """The weights that the settings name; raises ConfigError with what is missing."""
    if not model:
        raise ConfigError(
            "the mind `local` needs a model: set llm.local.model to a GGUF file or to"
            " owner/name of a repository of Hugging Face,"
            " or use --mind http://…/v1 for a server that runs already"
        )
    path = place(model)
    found = REPOSITORY.fullmatch(model)
    if path.is_file() or found is None or model.lower().endswith(".gguf"):
        return _file(path)
    if missing(model, environ) and not download:
        raise ConfigError(
            f"llm.local.model: {model} is no file and not on this machine yet. llama.cpp can"
            f" fetch it from Hugging Face, often some gigabytes: add --set {HINT}=true"
        )
    return Weights(found[1].partition("/")[2], repository=model, fetch=download)


def missing(model: str | None, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether it names a repository of which nothing is on this machine yet."""
    found = REPOSITORY.fullmatch(model or "")
    if found is None or str(model).lower().endswith(".gguf") or place(str(model)).is_file():
        return False
    return not any(folder(found[1], environ).glob("snapshots/*/*.gguf"))


def folder(repository: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Where llama.cpp keeps what it fetched of a repository, `owner/name`."""
    ours, hub = environ.get("LLAMA_CACHE"), environ.get("HF_HUB_CACHE")
    home, caches = environ.get("HF_HOME"), environ.get("XDG_CACHE_HOME")
    if ours or hub:
        root = Path(str(ours or hub))
    elif home:
        root = Path(home) / "hub"
    else:
        root = (Path(caches) if caches else Path("~/.cache")) / "huggingface" / "hub"
    return root.expanduser() / ("models--" + repository.replace("/", "--"))


def fetched(weights: Weights) -> int:
    """Bytes of a repository that have arrived so far; 0 for a file."""
    if not weights.repository:
        return 0
    blobs = folder(weights.repository.partition(":")[0]) / "blobs"
    try:
        return sum(entry.stat().st_size for entry in os.scandir(blobs) if entry.is_file())
    except OSError:
        return 0


def _file(path: Path) -> Weights:
    if not path.is_file():
        raise ConfigError(f"llm.local.model: there is no file {path}")
    with path.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise ConfigError(f"llm.local.model: {path} is not a GGUF file")
    return Weights(path.stem, path=path.resolve())
