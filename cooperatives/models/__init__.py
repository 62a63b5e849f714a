from cooperatives.models.channel import Channel, ChannelQuerySet, CooperativeChannel, shown_channels
from cooperatives.models.consent import Consent, ConsentProof
from cooperatives.models.cooperative import Cooperative, CooperativePhoto, Field, LegalForm
from cooperatives.models.entry import Entry, EntryQuerySet, Placed, PlacedQuerySet
from cooperatives.models.federation import Federation, FederationPost, FederationSuccession, Membership
from cooperatives.models.figure import (
    CooperativeFigure,
    Figure,
    Metric,
    MetricGroup,
    Moment,
    ProvinceIndicator,
)
from cooperatives.models.handover import Handover, HandoverState
from cooperatives.models.link import Linked
from cooperatives.models.located import Located, LocationPrecision
from cooperatives.models.photo import Photo
from cooperatives.models.photo_person import PhotoPerson
from cooperatives.models.platform import Platform, PlatformKind
from cooperatives.models.profile import (
    AgritourismOffer,
    CooperativePost,
    CooperativeTitle,
    DigitalPractice,
    ExportMarket,
    Market,
    OfferKind,
    PracticeArea,
)
from cooperatives.models.region import Extent, Region, RegionCode, RegionKind, RegionSuccession
from cooperatives.models.scoping import Role
from cooperatives.models.source import Source

__all__ = [
    "AgritourismOffer",
    "Channel",
    "ChannelQuerySet",
    "Consent",
    "ConsentProof",
    "Cooperative",
    "CooperativeChannel",
    "CooperativeFigure",
    "CooperativePhoto",
    "CooperativePost",
    "CooperativeTitle",
    "DigitalPractice",
    "Entry",
    "EntryQuerySet",
    "ExportMarket",
    "Extent",
    "Federation",
    "FederationPost",
    "FederationSuccession",
    "Field",
    "Figure",
    "Handover",
    "HandoverState",
    "LegalForm",
    "Linked",
    "Located",
    "LocationPrecision",
    "Market",
    "Membership",
    "Metric",
    "MetricGroup",
    "Moment",
    "OfferKind",
    "Photo",
    "PhotoPerson",
    "Placed",
    "PlacedQuerySet",
    "Platform",
    "PlatformKind",
    "PracticeArea",
    "ProvinceIndicator",
    "Region",
    "RegionCode",
    "RegionKind",
    "RegionSuccession",
    "Role",
    "Source",
    "shown_channels",
]
