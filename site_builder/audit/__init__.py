"""A published site, checked by what it publishes and nothing else: docs/proof.md, with findings as all other checks have."""
