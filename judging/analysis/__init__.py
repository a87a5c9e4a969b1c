"""The analysis of a board: facts read from the views, findings kept by their digest, and the words for them."""
