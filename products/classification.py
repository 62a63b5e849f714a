"""The OCOP classification of Decision 148/QĐ-TTg: six groups (ngành), seventeen sub-groups (nhóm)."""

from coopsite.common.text import vn_slugify
from products.models import ProductCategory

# (name, short name, icon, sub-groups); a name with a star holds alcohol, whose promotion the law restricts.
GROUPS = [
    (
        "Thực phẩm",
        "",
        "g-food",
        [
            "Thực phẩm tươi sống",
            "Thực phẩm thô, sơ chế",
            "Thực phẩm chế biến",
            "Gia vị",
            "Chè",
            "Cà phê, ca cao",
        ],
    ),
    ("Đồ uống", "", "g-drink", ["*Đồ uống có cồn", "Đồ uống không cồn"]),
    (
        "Dược liệu và sản phẩm từ dược liệu",
        "Dược liệu",
        "g-herb",
        [
            "Thực phẩm chức năng, thuốc dược liệu, thuốc y học cổ truyền",
            "Mỹ phẩm có thành phần từ thảo dược",
            "Tinh dầu và thảo dược khác",
        ],
    ),
    ("Thủ công mỹ nghệ", "", "g-craft", ["Thủ công mỹ nghệ gia dụng, trang trí", "Vải, may mặc"]),
    ("Sinh vật cảnh", "", "g-plant", ["Hoa", "Cây cảnh", "Động vật cảnh"]),
    (
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        "Du lịch cộng đồng, sinh thái",
        "g-tour",
        ["Du lịch cộng đồng, du lịch sinh thái và điểm du lịch"],
    ),
]


def load_categories():
    """Add or rename the groups and sub-groups above; addresses stay as first made."""
    for position, (name, short, icon, subgroups) in enumerate(GROUPS):
        group = _put(name, None, short_name=short, icon=icon, position=position)
        for place, line in enumerate(subgroups):
            _put(line.lstrip("*"), group, position=place, restricted_promotion=line.startswith("*"))


def _put(name, parent, **values):
    category, _made = ProductCategory.objects.get_or_create(
        slug=vn_slugify(name), defaults={"name": name, "parent": parent, **values}
    )
    changed = [key for key, value in {"name": name, **values}.items() if getattr(category, key) != value]
    for key in changed:
        setattr(category, key, {"name": name, **values}[key])
    if changed:
        category.save()
    return category
