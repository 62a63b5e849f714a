"""The ground's own tables."""

from coopsite.common.addresses import FormerSlug
from coopsite.common.tagging import Tag, TaggedItem

__all__ = ["FormerSlug", "Tag", "TaggedItem"]
