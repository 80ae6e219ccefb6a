"""Help authors: find passages, begin files, archive articles, repair mistakes, set up editors."""
