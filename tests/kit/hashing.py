"""Passwords of tests: read by the true settings too, but quick to check."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """Django's own way of keeping passwords, with a single round."""

    iterations = 1
