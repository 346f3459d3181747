"""What the gateway plugs into the router."""
