"""The engine: what a problem is, how it is judged, what a learner did."""
