"""PDF as a file: its objects, read and written; where a page lies on the paper."""
