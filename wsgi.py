"""What a server and `flask consult …` load."""

from consult.app import create_app

app = create_app()
