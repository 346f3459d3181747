"""Use cases of analysis and their ports."""
