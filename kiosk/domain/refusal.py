"""A refusal: the one way in which the room says no."""

from __future__ import annotations


class Refusal(Exception):
    """Something was asked that cannot be: nothing has changed.

    `code` is for the program and names the sentence in the catalogue (`refusal.<code>`), which the edge that
    answers turns into words; `params` fill the sentence's places (a field's name, a limit).
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
