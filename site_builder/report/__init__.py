"""How findings look: each module turns the same findings into one form of output."""
