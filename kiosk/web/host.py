"""The host's addresses."""

from kiosk.web.brokering import add_brokering
from kiosk.web.staffed import staffed

blueprint = staffed("host")
add_brokering(blueprint)
