"""Compare two states of a site: what a change must not do in silence, and what readers gain and lose."""
