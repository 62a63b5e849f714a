"""What a product's page tells machines: schema.org's Product as JSON-LD, with nothing that the page does not say.

Search engines read no small print, so what is marked illustrative on the page is left out here: an award or a price
that is not true must not be taken for one. Alcohol goes without picture and price: results with them are a place that
shows it off, and no notice of age goes with it there.
"""

from django.conf import settings

from products.models import Product


def product_data(product: Product, on=None) -> dict:
    """Return schema.org's Product for a loaded product, its award as of a day (default: today); no key is empty."""
    page = settings.SITE_ORIGIN + product.get_absolute_url()
    restricted = product.category is not None and product.category.restricted_promotion
    photos = [] if restricted else [product.photo, *(row.photo for row in product.gallery.all())]
    told = {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": page,
        "url": page,
        "name": product.name,
        "description": product.standfirst,
        "category": product.category.name if product.category else "",
        "image": [
            settings.SITE_ORIGIN + photo.preview_url for photo in photos if photo and photo.is_showable
        ],
        "manufacturer": _maker(product),
        "award": _award(product, on),
        "offers": None if restricted else _offer(product, on),
    }
    return {key: value for key, value in told.items() if value}


def _maker(product: Product) -> dict | None:
    if not product.made_by:
        return None
    made = {"@type": "Organization", "name": product.made_by}
    if product.cooperative is not None:
        made["url"] = settings.SITE_ORIGIN + product.cooperative.get_absolute_url()
    return made


def _award(product: Product, on) -> str:
    """Return the stars held on that day with the decision that gave them; "" where none are held."""
    stars, certificate = product.stars_on(on), product.certificate_on(on)
    if stars is None or certificate.decision.illustrative:
        return ""
    return f"OCOP {stars} sao, quyết định số {certificate.decision.number}"


def _offer(product: Product, on=None) -> dict | None:
    """Return the reference price, or the range, with its unit and the day of it; nothing is sold here.

    Without availability or seller: nobody here knows whether any is left. A price without a day, or an old one, is
    told on the page as such, which no machine would read: it is left out. A range is one price that varies, with
    minPrice and maxPrice; AggregateOffer would tell of several sellers' offers.
    """
    if product.price_illustrative or not product.price_is_current(on):
        return None
    low, high = product.price, product.price_high
    price = (
        {"price": str(int(low))} if high is None else {"minPrice": str(int(low)), "maxPrice": str(int(high))}
    )
    currency, unit = {"priceCurrency": "VND"}, product.price_unit
    about = ({"unitText": unit} if unit else {}) | {"validFrom": product.price_on.isoformat()}
    specified = {"@type": "UnitPriceSpecification", **price, **currency, **about}
    told = price | currency if high is None else currency
    return {"@type": "Offer", **told, "priceSpecification": specified}
