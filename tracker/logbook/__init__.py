"""The façade: the only thing the command line and the app talk to."""

from tracker.logbook.facade import Logbook

__all__ = ["Logbook"]
