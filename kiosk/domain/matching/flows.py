"""What flows among people, in arrays: the rows that are kept, and the ways that come of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
Real: TypeAlias = NDArray[np.float64]

SMALL = 3_000
"""People of whom every two have their place in a table."""


class Flows(NamedTuple):
    """Ways along which something flows: `gain[i]` from `giver[i]` to `getter[i]`, most of it by `want[i]`."""

    giver: Whole
    getter: Whole
    gain: Real
    want: Whole
    """A topic's number in `Gains.topics`."""
    weight: Real
    """What that want weighs to its getter."""

    def take(self, rows: Whole) -> Flows:
        """Return some of the ways."""
        return Flows(self.giver[rows], self.getter[rows], self.gain[rows], self.want[rows], self.weight[rows])


class Entries:
    """Rows of person, topic, value, added some at a time."""

    def __init__(self) -> None:
        self.person: Whole = np.empty(0, dtype=np.int64)
        self.topic: Whole = np.empty(0, dtype=np.int64)
        self.value: Real = np.empty(0)

    def extend(self, person: Sequence[int] | Whole, topic: Sequence[int], value: Sequence[float]) -> None:
        """Add rows at the end."""
        self.person = np.append(self.person, np.array(person, dtype=np.int64))
        self.topic = np.append(self.topic, np.array(topic, dtype=np.int64))
        self.value = np.append(self.value, np.array(value, dtype=np.float64))
