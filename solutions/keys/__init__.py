"""One module a chapter; each constant is the Key of the problem of the same name."""
