"""A crowd of phones over real sockets, from one process that costs little a phone; the server has a core of its own."""
