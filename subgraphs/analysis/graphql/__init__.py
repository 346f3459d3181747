"""The analysis subgraph."""
