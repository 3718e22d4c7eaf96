"""Timings, each a ratio in one run: `python -m benchmarks`. `real_pages` also serves the browser tests."""
