"""docgen: every letter, form and meeting paper of an anti-social behaviour case review, from one case file."""

__version__ = "0.1.0"
