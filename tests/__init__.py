"""What holds the kiosk to its word; numpy keeps to one thread here, as it does in the solver's process."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
