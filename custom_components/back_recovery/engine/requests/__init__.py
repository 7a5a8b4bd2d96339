"""What a person does: answers, checks in, begins something, trains, starts and stops.

One file a request; `step` chooses among them. A request that makes no sense now raises a
DomainError, and nothing has changed. Uses every room of the engine but `step`.
"""
