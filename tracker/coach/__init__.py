"""The rules: plans, log, check-ins, inventory, settings and a date in; decisions out. Pure."""
