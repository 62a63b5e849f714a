from products.models.category import ProductCategory
from products.models.ocop import (
    CertificateState,
    OcopCertificate,
    OcopDecision,
    OcopRule,
)
from products.models.product import Product, ProductChannel, ProductFigure, ProductPhoto
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
    "ProductPhoto",
    "RuralIndustryTitle",
    "Scheme",
    "TitleLevel",
]
