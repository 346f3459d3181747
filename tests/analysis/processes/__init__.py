"""The processes of analysis, on the real servers."""
