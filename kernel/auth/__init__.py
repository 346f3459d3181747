"""Tokens between the gateway and the subgraphs."""
