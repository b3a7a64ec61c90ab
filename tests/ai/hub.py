"""A hub of models on the loopback address that has one repository with one file."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

COMMIT, OID = "a" * 40, "c" * 64


class Hub:
    """As much of Hugging Face as llama.cpp asks for."""

    def __init__(self, repository: str, weights: Path) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self._repository = repository
        self._weights = weights
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hub.serve(self)

            do_HEAD = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def serve(self, line: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        self.asked.append(line.path)
        self.headers.append(dict(line.headers))
        api, size = f"/api/models/{self._repository}", self._weights.stat().st_size
        body, status = b"", 200
        if line.path == f"{api}/refs":
            branch = {"name": "main", "ref": "refs/heads/main", "targetCommit": COMMIT}
            body = json.dumps({"branches": [branch], "tags": [], "converts": []}).encode()
        elif line.path.startswith(f"{api}/tree/"):
            lfs = {"oid": OID, "size": size, "pointerSize": 134}
            row = {"type": "file", "path": "tiny-Q4_1.gguf", "size": size, "oid": "b" * 40}
            body = json.dumps([{**row, "lfs": lfs}]).encode()
        elif line.path.startswith(f"/{self._repository}/resolve/"):
            body = self._weights.read_bytes()
        else:
            status = 404
        line.send_response(status)
        line.send_header("Content-Length", str(len(body)))
        line.send_header("ETag", f'"{OID}"')
        line.end_headers()
        if line.command == "GET":
            line.wfile.write(body)
