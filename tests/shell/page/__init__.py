"""Tests of what the house tells its page."""
