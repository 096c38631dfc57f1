"""Numbers to drawn text: pictures of styled spans, for a widget or for a terminal."""
