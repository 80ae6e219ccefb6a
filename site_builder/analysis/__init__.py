"""Pure functions over evidence: coverage, silence, independence, what a verdict hangs on."""
