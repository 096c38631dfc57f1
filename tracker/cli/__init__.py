"""The command line: one command or group a file, each imported when it is used."""
