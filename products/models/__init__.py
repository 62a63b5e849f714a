from products.models.category import ProductCategory
from products.models.clock import CertificateState
from products.models.decision import OcopDecision
from products.models.lot import Lot
from products.models.lot_step import LotStep
from products.models.ocop import OcopCertificate
from products.models.parts import ProductChannel, ProductFigure, ProductPhoto
from products.models.product import Product
from products.models.rules import OcopLevel, OcopRule
from products.models.scan import ProductGtin, ScanCode
from products.models.title import Certification, RuralIndustryTitle, Scheme, TitleLevel

__all__ = [
    "CertificateState",
    "Certification",
    "Lot",
    "LotStep",
    "OcopCertificate",
    "OcopDecision",
    "OcopLevel",
    "OcopRule",
    "Product",
    "ProductCategory",
    "ProductChannel",
    "ProductFigure",
    "ProductGtin",
    "ProductPhoto",
    "RuralIndustryTitle",
    "ScanCode",
    "Scheme",
    "TitleLevel",
]
