"""What people take home: contact cards, calendar entries, a page to keep, and all that is known of them.

Made from what their phone shows, so that no file ever says more than the screen did.
"""
