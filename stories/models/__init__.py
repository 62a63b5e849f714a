from stories.models.blocks import StoryBlock
from stories.models.stop import StopFigure, StopPhoto, VisitStop
from stories.models.story import Story, StoryKind
from stories.models.visit import (
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Lesson,
    Visit,
    VisitDay,
    VisitPerson,
    VisitRole,
)

__all__ = [
    "FollowUp",
    "FollowUpKind",
    "FollowUpState",
    "Lesson",
    "StopFigure",
    "StopPhoto",
    "Story",
    "StoryBlock",
    "StoryKind",
    "Visit",
    "VisitDay",
    "VisitPerson",
    "VisitRole",
    "VisitStop",
]
