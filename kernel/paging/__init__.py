"""Lists by keyset: cursors, page requests and the SQL of one page. No GraphQL here: application code uses it."""
