"""What stands behind `course exercises` and `course grade`; it runs in the course's environment, beside nbgrader."""
