"""The subgraph of users: types, thin resolvers, loaders."""
