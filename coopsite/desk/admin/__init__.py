"""The desk inside Django's admin: forms that save drafts, acts, previews, histories, the bin."""

from coopsite.desk.admin.drafted import DraftedAdmin, DraftedPartAdmin
from coopsite.desk.admin.recorded import RecordedAdmin

__all__ = ["DraftedAdmin", "DraftedPartAdmin", "RecordedAdmin"]
