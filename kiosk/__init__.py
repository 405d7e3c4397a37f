"""The matchmaking kiosk."""
