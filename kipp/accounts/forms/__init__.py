"""Forms of accounts, one file per noun."""
