"""The presentation day: sessions, the order by lot, its announcement."""
