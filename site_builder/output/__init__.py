"""Make the bytes of published files from the values of pages: HTML, feeds, exports, annotations, share cards, the search index."""
