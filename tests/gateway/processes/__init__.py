"""Tests of the gateway's processes together with those of users, over the real broker."""
