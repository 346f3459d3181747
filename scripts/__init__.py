"""Commands of the developers: generating, checking, measuring."""
