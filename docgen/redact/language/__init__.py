"""What the redactor knows of English: ordinary words, titles, short forms of names."""
