"""Changes of what was done, and what they change ahead."""
