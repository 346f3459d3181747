"""What the gateway does when another context tells a fact."""
