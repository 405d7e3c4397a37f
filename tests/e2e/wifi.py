"""The network between one phone and the house: a relay that can be cut and mended."""

from __future__ import annotations

import contextlib
import socket
import threading

CHUNK = 65_536


class Wifi:
    """Relays TCP from a port of its own to the house's port, while it is up."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._up = True
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        """Where the house is, through this network."""
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Sever what is open, and let nothing through."""
        with self._lock:
            self._up = False
            severed, self._open = self._open, set()
        for end in severed:
            with contextlib.suppress(OSError):  # its other side may just have gone
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def mend(self) -> None:
        """Let things through again."""
        with self._lock:
            self._up = True

    def close(self) -> None:
        """Take it down for good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
            except ConnectionRefusedError:  # the house is down just now
                near.close()
                continue
            except OSError:  # taken down
                return
            with self._lock:
                if self._up:
                    self._open |= {near, far}
                    for source, sink in ((near, far), (far, near)):
                        threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()
                    continue
            near.close()
            far.close()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):  # cut, or one side has ended
            while data := source.recv(CHUNK):
                sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):  # already ended by the other direction
                end.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open -= {source}
        source.close()
