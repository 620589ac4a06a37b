"""How it becomes paper: one interface to two engines, partners' files, and the binding of the pack."""
