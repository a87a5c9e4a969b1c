"""WHO: people with one role each, and the tree of organizations they belong to."""
