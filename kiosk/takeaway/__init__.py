"""What the host takes home of an evening: lists of what people agreed to share, and what it came to."""
