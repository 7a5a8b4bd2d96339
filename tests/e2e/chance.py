"""The seed of a test that acts at random: fixed, unless somebody chooses another."""

import os
from pathlib import Path


def chosen_seed(usual: int) -> int:
    return int(os.environ.get("SEED", usual))


def how_to_repeat(file: str, seed: int, kills: int) -> str:
    """Return the command that makes the same choices again; the machine's own pace is chance, too.

    pytest shows what a test printed once it fails, also where it did not come to its end.
    """
    path = f"tests/e2e/{Path(file).name}"
    return f"To repeat it: SEED={seed} KILLS={kills} script/test e2e {path}"
