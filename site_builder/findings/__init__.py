"""Findings: the catalogue of codes, their explanations, and the formats in which they are printed."""
