"""Tags: what a screen reader is told. Whatever the engine leaves wrong in them is put right here, once."""
