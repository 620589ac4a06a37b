"""What a template may name, looked up and counted from the review."""
