"""What a person asks for, from whichever side: an entity, an action, a tap on a phone.

Enter by `request.async_request`: it happens, or the person reads why it does not. Uses the
coordinator and everything below it; entities and actions use this.
"""
