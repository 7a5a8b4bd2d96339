"""Tests of the workouts package: plain values in, decisions out."""
