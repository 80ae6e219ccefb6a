"""Draw share cards: one picture of 1200 × 630 for every claim, question and story, and one for the site."""
