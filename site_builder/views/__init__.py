"""Make the value of each page, complete in itself, from the index of the site and the detail of one document.

A page's module has its value, a frozen one, and the function that makes it. Nothing in a value needs a lookup elsewhere,
so the page can be rendered from it alone. ``docs/theme.md`` tells theme writers what each holds. Addresses are relative
to the site's root and have no leading slash: ``claims/x/``. ``record`` is the front matter of the page's own file, so a
new field of a record is on its page without a line here.
"""
