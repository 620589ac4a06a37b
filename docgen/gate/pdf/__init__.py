"""All the text in a PDF: drawn, noted, attached, packed, or left from an earlier state of the file."""
