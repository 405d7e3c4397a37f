"""What `kiosk doctor` looks at, one subject a module; each finding says what to do."""

from kiosk.commands_line.checkup.finding import Finding, State
from kiosk.commands_line.checkup.keeping import journal
from kiosk.commands_line.checkup.machine import clock, files
from kiosk.commands_line.checkup.reach import address, https, port

CHECKS = (address, https, port, journal, clock, files)
"""In the order in which they are told."""

__all__ = ["CHECKS", "Finding", "State"]
