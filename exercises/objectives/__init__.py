"""What each chapter teaches, as data: one file a chapter, found by its name."""
