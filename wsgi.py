"""What a server and `flask consult …` load."""

import sys

from consult.app import create_app
from consult.settings import UnusableSetting
from consult.storage.keys import KeysAreUnusable

try:
    app = create_app()
except (UnusableSetting, KeysAreUnusable) as problem:
    sys.exit(f"The site does not start: {problem}")
