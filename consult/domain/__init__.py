"""Words and rules: plain functions and frozen facts; the standard library only."""
