"""Numbers from a log: pure functions, no clock, no database. Standard library only."""
