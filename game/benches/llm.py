"""Models: how many answers come back, and what frames pay for asking.

A server in another process answers after 200 ms. A loop of 60 frames a second, with some
work of its own in each, keeps the queue filled; the rest is what runs have, from the queue
to the HTTP client. The frame's time shows how long it waited for the interpreter.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from time import monotonic, perf_counter, process_time, sleep, thread_time

from msgspec.structs import replace

from game.ai.channel import Channel
from game.ai.governor import Governor
from game.ai.pool import Job
from game.ai.prompts import schema
from game.ai.providers import Message, Request
from game.ai.providers.openrouter import OpenRouter
from game.benches.table import Row, percentile
from game.config import Secret, project_root
from game.options import BenchOptions

DELAY = 0.2
"""Seconds until the server answers."""
SECONDS = 6.0
"""Time that each row takes."""
FRAME, WORK = 1 / 60, 0.003
"""Seconds of a frame, and of its own computing."""
OUTSTANDING = (1, 8)
BUDGET_MS, WANTED_PERCENT = 16.7, 95
_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from game.benches.llm import serve; serve()"


def measure(options: BenchOptions) -> Iterator[Row]:
    """A row for each number of requests outstanding."""
    server = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(project_root())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    try:
        port = int(server.stdout.readline())
        yield {"outstanding": 0, **_run(options, port, 0)}
        for outstanding in OUTSTANDING:
            yield {"outstanding": outstanding, **_run(options, port, outstanding)}
    finally:
        server.kill()
        server.communicate()


def _run(options: BenchOptions, port: int, outstanding: int) -> Row:
    url = f"http://127.0.0.1:{port}/v1"
    provider = OpenRouter(url, Secret("bench"), "bench/model", workers=max(1, outstanding))
    llm = replace(options.settings.llm, workers=max(1, outstanding), cache_behaviors=False)
    channel = Channel(provider, llm, Governor(), monotonic, lockstep=False)
    keys = [f"pickup apple_{i}" for i in range(40)]
    request = Request((Message("system", "s" * 1500), Message("user", "u" * 1500)), schema(keys))
    agents, answers, failures = count(1), 0, 0
    latencies, frames, heard = list[float](), list[float](), list[float]()
    began, all_cpu, own_cpu = perf_counter(), process_time(), thread_time()
    while (now := perf_counter()) < began + SECONDS:
        for outcome in channel.finished():
            answers += outcome.choice is not None
            failures += outcome.choice is None
            latencies.append(outcome.latency)
            heard.append(now)
        while outstanding and channel.queued < outstanding:
            reservation = channel.reserve(0, request)
            assert reservation is not None
            channel.offer(
                Job(next(agents), 1, 0, 1, request, frozenset(keys), b"", reservation, monotonic())
            )
        _work()
        frames.append((perf_counter() - now) * 1000)
        sleep(max(0.0, now + FRAME - perf_counter()))
    spent = process_time() - all_cpu - (thread_time() - own_cpu)
    channel.close()
    # From the first answers to the last: what was still under way at the end is no loss.
    answering = heard[-1] - heard[0] if len(heard) > 2 * outstanding > 0 else 0.0
    possible = outstanding * answering / DELAY
    return {
        "failures": failures,
        "answers_per_s": answers / SECONDS,
        "throughput_percent": 100 * (answers - outstanding) / possible if possible else None,
        "throughput_wanted": WANTED_PERCENT if outstanding else None,
        "latency_ms_p50": 1000 * percentile(latencies, 50) if latencies else None,
        "workers_cpu_ms_per_call": 1000 * spent / answers if answers else None,
        "frame_work_wall_ms_p50": percentile(frames, 50),
        "frame_work_wall_ms_p99": percentile(frames, 99),
        "frame_work_wall_ms_max": max(frames),
        "budget_ms_p99": BUDGET_MS,
    }


def _work() -> None:
    """Compute for a while, as drawing and ticks do."""
    end = thread_time() + WORK
    while thread_time() < end:
        sum(range(200))


def serve() -> None:
    """The server: prints its port, then answers every request with its first choice."""
    asyncio.run(_serve())


async def _serve() -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)  # until the bench is gone


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            size = int(head.partition("content-length:")[2].partition("\r")[0])
            asked = json.loads(await reader.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            return
        await asyncio.sleep(DELAY)
        offered = asked["response_format"]["json_schema"]["schema"]["properties"]["choice"]["enum"]
        content = json.dumps({"thought": "because", "choice": offered[0], "words": ""})
        message = {"role": "assistant", "content": content}
        reply = {
            "model": "bench/model",
            "choices": [{"message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 900, "completion_tokens": 40, "cost": 0.0001},
        }
        body = json.dumps(reply).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
