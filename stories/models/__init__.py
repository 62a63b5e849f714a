from stories.models.blocks import StoryBlock
from stories.models.event import Event, EventKind
from stories.models.event_product import EventProduct
from stories.models.lesson import FollowUp, FollowUpKind, FollowUpState, Lesson
from stories.models.parts import VisitDay, VisitPerson, VisitRole
from stories.models.stop import StopFigure, StopPhoto, VisitStop
from stories.models.story import Story, StoryKind
from stories.models.timed import EventChange, EventState
from stories.models.visit import Visit

__all__ = [
    "Event",
    "EventChange",
    "EventKind",
    "EventProduct",
    "EventState",
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
