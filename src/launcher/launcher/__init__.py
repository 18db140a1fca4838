"""What stands behind `./course`: sets up what the course needs and runs it. Python's standard library only."""
