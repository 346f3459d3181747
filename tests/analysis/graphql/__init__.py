"""The subgraph of analysis as the gateway meets it."""
