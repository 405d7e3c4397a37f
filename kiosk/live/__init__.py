"""What is alive in a worker: its rooms, their lanes and conductors, the screens that it feeds, the solver's process."""
