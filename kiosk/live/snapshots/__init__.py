"""Snapshots: for each screen all that it needs, made from the room by pure functions. One module a screen."""
