"""Names that cameras, phones and chat applications give to files, so that none is taken for a description."""

import re

# Said in the part of the language of patterns that Python, SQLite and PostgreSQL share: the same words are asked
# of one text and of a table.
_CAMERAS = (
    "img|mvimg|dsc|dscn|dscf|dji|gopr|pxl|pano|vid|mov|burst|fb_img|image|photo|screenshot|received|inshot"
)
FILE_NAME = "|".join(
    [
        r"\.(jpg|jpeg|jpe|jfif|png|webp|heic|heif|gif|bmp|tif|tiff|avif|dng)$",
        rf"^({_CAMERAS})[-_ .]?\(?[0-9]",  # IMG_2024, DSC01234, PXL_20240808_…, image (3)
        r"^(screenshot|whatsapp image|ảnh chụp màn hình)[-_ ]",
        r"^z[0-9]{9,}",  # Zalo: z1234567890123_0f3c…
        r"^[-_ 0-9]+$",  # 20240808_101530
        r"^[0-9a-f]{8}-?[0-9a-f]{4}[-0-9a-f]{4,}$",  # a key of a chat application
        r"^[a-z0-9]+([-_][a-z0-9]+){2,}$",  # nuong-che-sau-mua: an address, nobody's sentence
        r"^[a-z0-9]+_[a-z0-9]+$",
    ]
)
_FILE_NAME = re.compile(FILE_NAME, re.IGNORECASE)


def is_file_name(text: str) -> bool:
    """Tell whether ``text`` is the name of a file rather than words about a picture."""
    return bool(_FILE_NAME.search(text.strip()))
