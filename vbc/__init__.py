"""Models of value-based care: pure functions over numbers and data frames."""
