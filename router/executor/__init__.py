"""Doing it: runs a plan, merges what subgraphs answer and shapes it for the client."""
