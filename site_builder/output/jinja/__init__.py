"""Shorter code for Jinja2 templates: what it changes, and the private names of Jinja2 that it leans on."""
