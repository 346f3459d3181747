"""The rules of scoring, without doubles."""
