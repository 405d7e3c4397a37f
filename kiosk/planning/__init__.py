"""Plans without a server: who meets whom, round by round, from a list of people."""
