"""One file a run that takes seconds; each defines RUN."""
