"""One file an explorer; each defines EXPLORER."""
