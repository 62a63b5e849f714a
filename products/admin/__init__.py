from products.admin import lots, ocop, product

__all__ = ["lots", "ocop", "product"]
