"""``python -m slac``: the command line, for when the ``slac`` script is not on the path."""

from slac.cli import main

if __name__ == "__main__":
    main(prog_name="slac")
