"""Word lists by language, as data: the key is the language without region or script, such as ``en``."""
