"""`python -m demo_house`; started by script/demo."""

import sys

from .cli import main

sys.exit(main())
