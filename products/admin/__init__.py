from products.admin import ocop, product

__all__ = ["ocop", "product"]
