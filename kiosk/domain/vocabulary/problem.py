"""What is wrong with a line of a vocabulary file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Problem(NamedTuple):
    """`code` names the sentence in the catalogue (`tags.problem_<code>`), whose places `params` fill."""

    file: str
    line: int
    code: str
    params: Mapping[str, str | int | float]
