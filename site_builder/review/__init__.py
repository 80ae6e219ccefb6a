"""Compare two states of a site: what a change must not do without a notice, and what readers gain and lose."""
