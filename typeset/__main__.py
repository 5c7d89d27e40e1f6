"""`python -m typeset` is the command `typeset`."""

from typeset.cli import entry

if __name__ == "__main__":
    entry()
