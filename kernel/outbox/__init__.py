"""From committed outbox rows to the broker."""
