"""How to get it: pure functions from an operation to a plan of subgraph fetches. No I/O, no async."""
