"""One motion a file, each defines DEBATE."""
