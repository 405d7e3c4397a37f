"""What keeps a rehearsal from starting."""

from __future__ import annotations


class Fault(Exception):
    """The rehearsal cannot start, or cannot go on: nothing has been changed.

    `code` is for the program and names the sentence in the catalogue (`rehearse.<code>`); `params` fill its places.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
