"""Web Push: calls for those whose phone is closed. Whom to tell, what to say, where it may go, and sending it."""

from kiosk.push.push import Push

__all__ = ["Push"]
