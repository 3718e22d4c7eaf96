"""One module a chapter; each public constant is a Problem."""
