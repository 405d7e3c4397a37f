"""What the edges share: who asks, what they ask, how often, and how they are answered."""
