"""Each gadget adds one feature of federation to a planned graph, valid by construction, on types that are there."""
