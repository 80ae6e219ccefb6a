"""Help whoever writes: find passages, begin files, archive articles, repair mistakes, set up editors."""
