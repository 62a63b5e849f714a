"""The photograph library in the admin: one file for each thing that is done with a photograph."""

from cooperatives.admin.photo.library import PhotoAdmin

__all__ = ["PhotoAdmin"]
