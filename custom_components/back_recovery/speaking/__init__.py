"""Speaking: what is heard in a language, who said it, what is meant, and what is said back.

`sentences/` has one file a language; `languages.py` reads one, `hearing.py` registers what can be
meant now with Assist, `speakers.py` finds whose plan is meant, `wishes.py` asks for it, `speech.py`
says what came of it, and `followups.py` keeps a question that was asked back.
"""
