"""Use cases of interviews, one per file, and the ports they need."""
