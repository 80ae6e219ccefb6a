"""The preview: the site on this machine, followed by every open page as files are saved. It writes nothing to disk.

``watch`` notices saves, ``snapshot`` makes a state of the site in memory, ``session`` exchanges one state for the
next and knows which pages are open, ``static_host`` answers as a static host does, ``server`` sends it, and ``assets/``
has what runs in the browser. What the preview adds to a page is added to the bytes that are sent.
"""
