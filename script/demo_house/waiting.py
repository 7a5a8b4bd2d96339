"""Waiting for something that another process does."""

import asyncio
from collections.abc import Awaitable, Callable

EVERY = 0.1


async def until[T](
    ask: Callable[[], Awaitable[T]],
    is_right: Callable[[T], bool] = bool,
    *,
    seconds: float = 30,
) -> T:
    """Ask again and again until the answer is right, and return it.

    The TimeoutError says what the last answer was.
    """
    answer: object = None
    try:
        async with asyncio.timeout(seconds):
            while True:
                answer = right = await ask()
                if is_right(right):
                    return right
                await asyncio.sleep(EVERY)
    except TimeoutError as error:
        raise TimeoutError(f"still {answer!r} after {seconds} s") from error
