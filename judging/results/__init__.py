"""RESULTS: what is made from the ranking: awards, ceremony list, spreadsheets."""
