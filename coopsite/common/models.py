"""The ground's own tables."""

from coopsite.common.addresses import FormerSlug
from coopsite.common.search.models import SearchChange, SearchEntry, SearchTally
from coopsite.common.tagging import Tag, TaggedItem

__all__ = ["FormerSlug", "SearchChange", "SearchEntry", "SearchTally", "Tag", "TaggedItem"]
