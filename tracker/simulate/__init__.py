"""A made-up lifter to try the coach on, and the list of what the coach may never say."""
