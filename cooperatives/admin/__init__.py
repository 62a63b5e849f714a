from cooperatives.admin import cooperative, federation, photo, region, vocabulary

__all__ = ["cooperative", "federation", "photo", "region", "vocabulary"]
