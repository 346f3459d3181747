"""The gateway's own small subgraph, served to the router in process."""
