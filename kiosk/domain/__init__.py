"""The pure heart: people, tags, scoring, matching, the room. No clock, no chance, no input or output."""
