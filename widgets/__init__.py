"""What a reader touches: explorers, problem cards and predictions."""
