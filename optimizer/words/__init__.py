"""What is said to people, in two languages.

`message.py` and `catalogue.py`: templates with facts, and their Chinese by lookup. `zh/`: the
Chinese of the loader, the commands and the engines. A rule or goal has its own beside its code
(`CHINESE`, `SENTENCE_ZH`, `REASONS`); the fixed words of reports are in `optimizer/views/words`.
"""
