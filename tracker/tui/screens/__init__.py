"""One file a screen: what its keys do, and which lines it shows."""
