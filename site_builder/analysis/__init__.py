"""What the words of archived texts leave open, as pure functions: which sentences nobody used, which silences are
doubtful, and which quotations stop short.

Nothing in here knows of files of content, of records or of findings. Texts come in, spans and values go out. These
rules find words, not meanings: they ask, and people answer.
"""
