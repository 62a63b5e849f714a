from cooperatives.admin import cooperative, federation, handover, photo, region, vocabulary

__all__ = ["cooperative", "federation", "handover", "photo", "region", "vocabulary"]
