"""Checks that somebody published elsewhere, brought in as legacy claims: from pages, feeds, tables and WordPress.

What is read here was written by strangers and is made by many programs. It is data and nothing else: no field becomes a
path, markup or YAML of its own, and nothing is asked of the network.
"""
