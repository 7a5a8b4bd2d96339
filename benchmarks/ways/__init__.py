"""Ways to do the routine, from a few lines of Python to the integration."""
