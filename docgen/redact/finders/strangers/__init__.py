"""Finds people who are not in the case, where the words around a name tell that it is one."""
