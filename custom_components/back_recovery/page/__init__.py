"""The page: what the house tells it, and how it comes into the sidebar.

`facts` is all a page of one plan is made of; the builders beside it are pure functions from
that to what `frontend/src/model.ts` describes: `now` what is asked, `running` what is on,
`days` what comes, what lies behind and what is closed, `course` the gate and the way back,
`helping` whom to call and the first steps, `whole` all of it. Nothing is decided here.

`subscribers` pushes it, once a plan and update however many look; `rights` says who sees and
does what. `serving` serves the files and keeps the panel and the resource, `resources` is the
pure part of that. All but these three are imported with the first page that is opened.
"""
