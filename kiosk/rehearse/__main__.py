"""`python -m kiosk.rehearse`: the same as `kiosk rehearse`."""

from __future__ import annotations

import argparse
import sys

from kiosk.rehearse.command import add_arguments, run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="kiosk rehearse")
    add_arguments(parser)
    sys.exit(run(parser.parse_args()))
