"""R1 to R19: what an answer, a training or time means.

Enter by `table`: one row a rule, in the order in which they are asked. `rule` is the shape of
a row; the other files hold when a row applies and what it does. Uses `model/`, `reading/` and
`acting/`.
"""
