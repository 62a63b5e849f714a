"""How the desk bears the whole country: measured by hand (``make bench-desk``), never asserted."""
