"""Screens as pure functions: (what the logbook said, state, width, height) -> lines."""

WIDE = 100
"""Columns from which there are two panels."""

LONG_NAMES = 80
"""Columns from which exercises go by their long names."""

READABLE = 76
"""Columns beyond which a text is no easier to read."""

LEFT = 38
"""Columns of the left panel; a blank, the rule and a blank follow."""
