"""Writes the parts of docs/ that follow from the code, so that they cannot say anything else."""
