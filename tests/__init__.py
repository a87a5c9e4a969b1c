"""Tests, in the tree of the code; test_journey walks one edition from set-up to ceremony."""
