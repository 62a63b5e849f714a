import pytest

# The kits assert too, and must say what they saw.
pytest.register_assert_rewrite("tests.kit.pages", "tests.kit.scoping")
