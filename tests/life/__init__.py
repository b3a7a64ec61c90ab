"""Life: whether a world with built-in minds is worth watching, in figures."""
