"""What is written: which documents there are, what a template may name, how it is worded, and rendering."""
