"""Analysis of interviews as plain Python."""
