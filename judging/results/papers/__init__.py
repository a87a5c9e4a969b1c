"""The official papers: minutes of a stage and of the edition, and the annex of the decree, as PDF and Word file."""
