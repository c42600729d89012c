"""Our speed, measured beside a floor of its own in the same run."""
