"""What identifies the people of one case: who they are, what they are called, where they live."""
