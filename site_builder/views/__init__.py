"""Make the value of each page, complete in itself, from the index of the site and the detail of one document."""
