"""The three contexts; each is a Strawberry Federation subgraph with its own database."""
