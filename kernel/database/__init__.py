"""Tables every context has, the engine, the unit of work."""
