"""Other apps' files in and out, one dialect a file. Nothing here writes to the log."""
