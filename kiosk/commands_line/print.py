"""`kiosk print`: a sheet of a running room as PDF, through the installed Chromium."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from kiosk.paper.pdf import NoChromium, NotPrinted, chromium, pdf_of
from kiosk.words import words

SHEETS = ("poster", "tables", "badges", "slips", "run_sheet", "plan_b")
SECONDS = 60
UNUSABLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given."""
    parser.add_argument("what", choices=SHEETS)
    parser.add_argument(
        "link", metavar="HOST_LINK", help="the host's secret link, as `kiosk run --show-host` prints it"
    )
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="where to write the PDF")
    parser.add_argument("--a3", action="store_true", help="the poster on A3")
    parser.add_argument("--wifi", metavar="NAME", help="the poster with this network; its password is asked for")


def run(args: argparse.Namespace) -> int:
    """Write the PDF; 0, or 2 with a sentence."""
    say = words().say
    try:
        browser = chromium()
        made = pdf_of(_page(args), browser)
        Path(args.output).write_bytes(made)
    except NoChromium:
        print(say("terminal.print_no_chromium"), file=sys.stderr)
    except NotPrinted:
        print(say("terminal.print_failed"), file=sys.stderr)
    except (OSError, ValueError, HTTPException) as fault:
        print(say("terminal.print_no_page", why=fault), file=sys.stderr)
    else:
        return 0
    return UNUSABLE


def _page(args: argparse.Namespace) -> str:
    """Fetch the sheet; its styles are then loaded from the same server."""
    link = urlsplit(args.link)
    if link.scheme not in {"http", "https"} or not link.fragment:
        raise ValueError(words().say("terminal.print_bad_link"))
    server = f"{link.scheme}://{link.netloc}"
    paper = "a3" if args.a3 else "a4"
    address, data = f"{server}{link.path}/print/{args.what}", None
    if args.what == "poster" and args.wifi:
        secret = (
            getpass(words().say("terminal.print_password")) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        )
        data = urlencode({"network": args.wifi, "password": secret, "paper": paper}).encode()
    elif args.what == "poster":
        address += f"?paper={paper}"
    headers = {"Authorization": f"Bearer {link.fragment}", "Accept": "text/html"}
    with urlopen(Request(address, data=data, headers=headers), timeout=SECONDS) as answer:  # noqa: S310 (http, checked)
        page: str = answer.read().decode()
    return page.replace("<head>", f'<head><base href="{server}/">', 1)
