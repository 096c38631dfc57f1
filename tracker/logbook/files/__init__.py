"""Files in and out: other apps' exports, our own, and the diary."""
