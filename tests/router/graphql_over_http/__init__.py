"""The audit of GraphQL over HTTP that its working group keeps, from npm, against a running router."""
