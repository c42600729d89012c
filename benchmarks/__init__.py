"""Measures what the site costs, each time beside a floor measured in the same run."""
