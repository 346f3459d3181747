"""A federation router that stands alone: reads a supergraph, plans, fetches, joins, answers."""
