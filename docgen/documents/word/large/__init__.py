"""Large print: the same document, set in at least 16 point and reflowed, for readers who asked for it."""
