"""A static-site generator for fact-check microsites whose compiler understands evidence."""

__version__ = "0.1.0"
