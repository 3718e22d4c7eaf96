"""Mark a class: from learners' files and a roster to marks, feedback pages and a report on the problems."""
