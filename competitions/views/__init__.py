"""Pages of the set-up, one file per noun; all of them are for Setda."""
