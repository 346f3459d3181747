"""The analysis context."""
