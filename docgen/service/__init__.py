"""HTTP: parse, call, answer. No rule lives here, and no case is read in the process that listens."""
