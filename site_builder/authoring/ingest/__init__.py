"""From an article on the web or in a file to an archived text and its record: the extra ``[ingest]``.

The way is ``fetch``, ``decode``, ``extract``, ``record_text``. Only ``fetch`` uses the network. It asks for one
address, follows few redirects and only to web addresses, and takes no more than it is allowed to, in size and in time.
Nothing is guessed without a notice: characters are read as the page says or not at all, what a page does not state is
null, and the record says what a program extracted. Every failure is an ``IngestError``, before anything is written.
"""
