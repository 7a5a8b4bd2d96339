"""Whole lives, played on the engine with the product's own texts and written as timelines."""
