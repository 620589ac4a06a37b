"""Finds the people of the case, however their names are written, and what they are known by."""
