"""Programs, their changes by the user, and own TOML."""
