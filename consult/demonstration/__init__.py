"""A made-up council, Exampleshire, so that the whole site can be tried before any real child is in it."""
