"""What the tests of the router share: composed graphs, subgraphs that run in the process, and clients."""
