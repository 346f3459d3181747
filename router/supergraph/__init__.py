"""What exists: the supergraph document read into a model, and the schema that clients see."""
