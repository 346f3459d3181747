"""The MIT planner from npm as a second oracle: plans of both, compared."""
