"""Random subgraphs, data and operations: the router's answer against one schema that holds all the data."""
