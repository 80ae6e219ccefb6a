"""Build a site: read what changed, make the targets that are out of date, publish one whole tree."""
