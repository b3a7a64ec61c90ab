"""The child process of a local model: llama.cpp's server, and nothing of ours.

A process of its own, because loading a model holds the interpreter for as long as it
takes, and letting one go can wait for ever. It reads its order from stdin as a line of
JSON, answers on stdout with one (`address` or `error`), and ends when stdin does, so that
it never outlives the game. Run as a script: it imports nothing from here.
"""

import json
import os
import sys
from contextlib import suppress


def main() -> None:
    """Serve until the parent is gone."""
    order = json.loads(sys.stdin.readline())
    with suppress(AttributeError, OSError):
        os.nice(5)  # the world goes first
    try:
        import xllamacpp as llama

        params = llama.CommonParams()
        params.model.path = order["path"]
        if order["repository"]:
            params.model.hf_repo = order["repository"]
        params.model_alias = {order["alias"]}
        params.hostnames = ["127.0.0.1"]
        params.port = 0
        params.api_keys = [order["key"]]
        params.n_parallel = order["slots"]
        params.n_ctx = order["context"] * order["slots"]
        # One core stays the world's: with all of them busy, llama.cpp's threads wait for
        # each other at every token, and answers take five times as long.
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = order["threads"]
        params.n_threads_http = order["slots"] + 1
        params.offline = order["offline"]
        params.ui = False
        params.endpoint_slots = False
        params.verbosity = -1
        server = llama.Server(params)
        answer = {"address": server.listening_address}
    except (ImportError, RuntimeError) as fault:
        answer = {"error": type(fault).__name__}
    print(json.dumps(answer), flush=True)
    if "address" in answer:
        sys.stdin.read()
    os._exit(0)  # its threads may be in the middle of an answer


if __name__ == "__main__":
    main()
