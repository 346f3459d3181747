"""What is asked: one question per file."""
