"""Domain events, aggregates and the envelope in which events travel."""
