"""From facts and a Word template to a Word file; the only rooms that know docxtpl and Jinja."""
