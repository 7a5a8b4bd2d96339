"""Draws the pictures of the movements: one body, one pen.

A posture is a row of angles (`postures`); `skeleton` knows how long the bones are, `balance`
whether it stands, `flesh` how thick the limbs are. `field` and `contour` find the outline, `layers`
drops what is hidden, `curves` and `svg` write what is left. The `scenes_…` say what is in each
picture, `catalogue` which pictures there are. Everything is computed; no path is drawn by hand.
"""
