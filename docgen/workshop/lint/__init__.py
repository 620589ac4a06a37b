"""What is wrong with a template: each finding with its place, and how to mend it."""

from docgen.workshop.lint.linting import Report, lint, lint_content, lint_file

__all__ = ["Report", "lint", "lint_content", "lint_file"]
