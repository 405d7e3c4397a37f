"""The door's addresses."""

from kiosk.web.staffed import staffed

blueprint = staffed("door")
