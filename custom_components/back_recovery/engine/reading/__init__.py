"""Questions: what is closed and why, what comes, what a gate lacks. Never a draft.

Enter by `agenda` (what a person sees), `offers` (which of them a day has, and how many),
`lockouts` (what is closed, until and why) and `gates` (what must be true to move on). The same
facts give the same answer, so the shell may ask, too. Uses `model/` only.
"""
