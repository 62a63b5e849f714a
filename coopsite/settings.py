"""Settings of the site, read from the environment (see README, "Production").

Nothing here needs setting to try the site: the defaults serve a demonstration on this machine only.
Runtime files (database, uploads, collected assets, the generated key) live in ``var/``.
"""

from datetime import timedelta
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from coopsite.common.keys import local_secret_key

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or local_secret_key(VAR_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address printed in QR codes, canonical links and share links.
SITE_ORIGIN = env.str("SITE_ORIGIN", default="http://127.0.0.1:8000").rstrip("/")
# Set when a proxy in front ends TLS: cookies become Secure and HTTPS is enforced.
BEHIND_TLS = env.bool("BEHIND_TLS", default=False)
# Said in the footer as long as the demonstration content is on show.
DEMO_NOTICE = env.bool("DEMO_NOTICE", default=True)
# Publishers and administrators sign in with a second step; only a trial on one's own machine goes without.
STAFF_TWO_STEP = env.bool("STAFF_TWO_STEP", default=BEHIND_TLS or not DEMO_NOTICE)
# How many proxies of ours stand in front and each add a line to X-Forwarded-For; without any the header is a claim.
PROXIES = env.int("PROXIES", default=1 if BEHIND_TLS else 0)

INSTALLED_APPS = [
    "stories",
    "products",
    "cooperatives",
    "coopsite.desk",
    "coopsite.common",
    "taggit",
    # Only its editor, a static file, is used: see docs/decisions/0012.
    "django_prose_editor",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "whitenoise.runserver_nostatic",
    "coopsite.apps.AssetsConfig",
    "coopsite.accounts",
    # The roof comes last: its admin replaces registrations of the apps above.
    "coopsite.apps.CoopsiteConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "coopsite.common.http.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "coopsite.common.http.RefuseUnreadableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "coopsite.accounts.middleware.DeskMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "coopsite.accounts.middleware.SecondStepMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "coopsite.urls"
WSGI_APPLICATION = "coopsite.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                # Only the admin reads these; both are lazy, so public pages touch neither user nor session.
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coopsite.context.site",
            ],
            "builtins": [
                "django.templatetags.static",
                "coopsite.common.templatetags.icons",
                "coopsite.common.templatetags.vietnamese",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'thosan.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "coopsite.common.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue instead of failing, and a committed save survives a power cut.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "coopsite.accounts.names.AddressBackend",
]
LOGIN_URL = "admin:login"
PASSWORD_RESET_TIMEOUT = 3 * 86_400
OTP_TOTP_ISSUER = "Thổ Sản"
# Ten wrong passwords for one name from one address, then half an hour; the owner elsewhere is not held up.
AXES_FAILURE_LIMIT = 10
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "coopsite.accounts.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "coopsite.accounts.lockout.locked_out"
# What is needed is in our own log; a table of every sign-in would be one more heap of personal data.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

# Without a mail server letters are files in var/mail: enough for a trial, and no link of theirs gets into a log.
EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", VAR_DIR / "mail"
if "EMAIL_URL" in env:
    vars().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Thổ Sản <khong-tra-loi@thosan.example>")

CSRF_FAILURE_VIEW = "coopsite.views.plain.form_refused"
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TAGGIT_TAGS_FROM_STRING = "coopsite.common.tagging.topics_from"
TAGGIT_STRING_FROM_TAGS = "coopsite.common.tagging.as_typed"
FORMAT_MODULE_PATH = ["coopsite.common.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# The handbook's pictures lie beside its text, where the repository shows both.
STATICFILES_DIRS = [BASE_DIR / "static", ("so-tay", BASE_DIR / "docs" / "so-tay")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "coopsite.common.assets.StylesheetFinder",
]
# A stored name is the path of its address: see cooperatives.urls.
MEDIA_URL = "/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Pictures and fonts are compressed already; nobody but a developer loads a source map.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    *("jpg", "jpeg", "png", "gif", "webp", "avif", "zip", "gz", "br", "woff", "woff2", "map"),
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
# A card full of photographs in one form, for a browser without script; with script each goes by itself.
DATA_UPLOAD_MAX_NUMBER_FILES = 250

# Named as Django 6 names them, so that its own middleware can replace ours.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
# The map of places needs no tiles. A federation that has some names them, "https://tiles.example/{z}/{x}/{y}.png", and whom
# they are owed to; readers' browsers then fetch them from there, and only the page with the map allows it.
MAP_TILES = env.str("MAP_TILES", default="")
MAP_TILES_CREDIT = env.str("MAP_TILES_CREDIT", default="")
# Where the state's own marks on goods are looked up: the Ministry of Industry and Trade's system, since 23/12/2025.
# Such addresses change with the ministries; an empty one is not shown.
TRACE_PORTAL_URL = env.str("TRACE_PORTAL_URL", default="https://verigoods.vn/")
TRACE_PORTAL_NAME = env.str("TRACE_PORTAL_NAME", default="Hệ thống truy xuất nguồn gốc, Bộ Công Thương")
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
# A working day after the last use of the desk, and never longer than a week: see accounts.middleware.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_AT_MOST = 7 * 86_400
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-phien"
    CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # The accounts' own log says the same with whom and from where; of each font of a PDF nobody wants fifty lines.
    "loggers": {
        "axes": {"level": "ERROR"},
        "fontTools": {"level": "WARNING"},
        "fpdf": {"level": "WARNING"},
    },
}
