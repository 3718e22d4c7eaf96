"""A course: the bundle that learners get, who they are, and the one file that they hand in."""
