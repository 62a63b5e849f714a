"""Tests of the Vietnamese ground: text, order, numbers, quantities, days and the fields that take them."""

from hypothesis import settings

# The same examples on every machine, and no verdict by the clock.
settings.register_profile("ground", deadline=None, derandomize=True)
settings.load_profile("ground")
