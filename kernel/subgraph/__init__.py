"""What every subgraph shares: schema, entities, errors, scalars, lists, and the two transports. See README.md."""
