"""Rehearsals: an evening with simulated attendees, over real sockets or (dry) under a virtual clock."""
