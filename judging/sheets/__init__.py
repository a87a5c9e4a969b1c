"""A judge's sheets: reading, marking, finishing, on paper too; looked at again, or read blind."""
