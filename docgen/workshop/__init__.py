"""For those who keep the templates: what is wrong with one, and which fields it may use."""
