"""What is wrong with a list of people."""

from __future__ import annotations


class ListFault(Exception):
    """A list, or one line of it, cannot be used.

    `code` is for the program and names the sentence in the catalogue (`guests.<code>`); `params` fill its places, among
    them `row`, the line of the file, where it is about one line.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
