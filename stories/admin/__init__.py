from stories.admin import event, story, visit

__all__ = ["event", "story", "visit"]
