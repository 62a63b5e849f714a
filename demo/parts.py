"""Short spellings for rows that the demonstration has many of."""

from decimal import Decimal


def figure(metric, low, high=None, q="", unit="", per="", period="", moment="", scope="", **more) -> dict:
    """Return the values of one Figure; numbers are in ``unit``, ``q`` is the qualifier's value."""
    return {
        "metric": metric,
        "low": None if low is None else Decimal(str(low)),
        "high": None if high is None else Decimal(str(high)),
        "qualifier": q,
        "unit": unit,
        "per": per,
        "period": period,
        "moment": moment,
        "scope": scope,
        **more,
    }


def channel(platform, label="") -> dict:
    """Return a channel that a source names without giving its address."""
    return {"platform": platform, "label": label}


def illustration(platform, label, *, place=None, dead=False, **told) -> dict:
    """Return a channel that no source names; ``place`` is a region's key, ``dead`` tells that its link was found gone."""
    return {"platform": platform, "label": label, "place": place, "dead": dead, **told}


def practice(area, detail, state="in-use") -> dict:
    return {"area": area, "detail": detail, "state": state}
