from products.models.category import ProductCategory
from products.models.ocop import (
    CertificateState,
    OcopCertificate,
    OcopDecision,
    OcopRule,
)
from products.models.parts import ProductChannel, ProductFigure, ProductPhoto
from products.models.product import Product
from products.models.scan import ProductGtin, ScanCode
from products.models.title import Certification, RuralIndustryTitle, Scheme, TitleLevel

__all__ = [
    "CertificateState",
    "Certification",
    "OcopCertificate",
    "OcopDecision",
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
