from coopsite.desk.models.draft import Draft, DraftState
from coopsite.desk.models.revision import Act, Revision
from coopsite.desk.models.typing import Presence, Typing

__all__ = ["Act", "Draft", "DraftState", "Presence", "Revision", "Typing"]
