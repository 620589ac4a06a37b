"""Each finds one kind of thing that tells who somebody is."""
