"""The content model, and reading it from files."""
