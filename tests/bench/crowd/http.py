"""Plain HTTP over one kept connection: a phone's way to the page and to joining."""

from __future__ import annotations

import asyncio
import json
from typing import Any


class Connection:
    """A kept connection to a house, from one of this machine's own addresses."""

    def __init__(self, port: int, source: str = "127.0.0.1") -> None:
        self._port = port
        self._source = source
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes]:
        """Send a request; the status and the body. Raises OSError and asyncio.IncompleteReadError when cut off."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, local_addr=(self._source, 0))
        reader, writer = self._streams
        data = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self._port}", f"Content-Length: {len(data)}"]
        lines += ["Content-Type: application/json", "Accept-Encoding: gzip"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + data)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        length = next((int(line.partition(":")[2]) for line in head if line.startswith("content-length:")), 0)
        answer = await reader.readexactly(length)
        if "connection: close" in head:
            self.close()
        return int(head[0].split()[1]), answer

    def close(self) -> None:
        """Close it; the next question opens another."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None
