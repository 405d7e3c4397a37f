"""The host's addresses."""

from kiosk.web.staffed import staffed

blueprint = staffed("host")
