"""Text made ready to be searched, with the way back to what was typed."""
