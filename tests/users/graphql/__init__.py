"""The subgraph of users."""
