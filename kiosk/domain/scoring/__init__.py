"""What a group is worth to its members, and why: pure, and cheap enough for the room to ask each time."""

from __future__ import annotations

from kiosk.domain.scoring.bonuses import BONUSES, Bonus
from kiosk.domain.scoring.gain import LEVEL_FACTORS, best_give, gain
from kiosk.domain.scoring.group import Scored, score_group

__all__ = ["BONUSES", "LEVEL_FACTORS", "Bonus", "Scored", "best_give", "gain", "score_group"]
