"""What the rest of the site knows of each document."""
