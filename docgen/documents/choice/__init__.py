"""Which documents a case calls for, when, what stands in the way, and where an officer should look."""
