"""Finds where people live: addresses, houses with a name, and numbers on doors."""
