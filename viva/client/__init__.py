"""A client of the public API: signs in through the provider and speaks GraphQL to the gateway, as front ends do."""
