"""The ceremony: who is called in which order and how, what the MC reads, cards, and the file for the hall's screen."""
