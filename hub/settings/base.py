"""Settings that hold everywhere; what differs by installation comes from environment variables."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hub import logs
from hub.settings import search_address, sources
from hub.settings.accounts import *  # noqa: F403
from hub.settings.policies import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(sources.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS: list[str] = sources.names("ALLOWED_HOSTS")
BASE_URL = sources.text("BASE_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "search",
    "courses",
    "catalog",
    "hub",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "hub.accounts.wagtail_users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "hub.http.page_cache.PageCacheMiddleware",
    "hub.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "hub.http.policies.PoliciesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hub.http.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hub.http.errors.BodyLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "hub.accounts.middleware.NewPasswordMiddleware",
    "hub.accounts.admin_scope.AdminScopeMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "hub.http.transactions.OneTransactionMiddleware",
]

# What the middleware of hub.http holds to.
PAGE_CACHE_SECONDS = min(sources.number("PAGE_CACHE_SECONDS", 5), 10)
PAGE_CACHE_LOOK_SECONDS = 0.4
PAGE_CACHE_DIR = DATA_DIR / "pages"
MAX_UPLOAD_MB = sources.number("MAX_UPLOAD_MB", 100)
ONE_TRANSACTION_MAX_BODY = 2_621_440
ONE_TRANSACTION_EXEMPT = {"account_login", "account_reauthenticate", "account_signup"}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in Wagtail's editor

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

FORM_RENDERER = "hub.forms.HubRenderer"

DATABASES = {"default": sources.database(DATA_DIR)}
CACHES = {"default": sources.cache()}
SEARCH_URL = sources.text("SEARCH_URL")
search_address.parse(SEARCH_URL)  # a wrong one stops the start
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "hub.User"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese"))]
LOCALE_PATHS = [BASE_DIR / "hub" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": sources.media_storage(DATA_DIR / "media"),
    # Uploads are handed out by a view that asks who may have them; no address leads to this folder.
    "private": sources.media_storage(DATA_DIR / "private"),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail is queued in the transaction that causes it; the worker hands it to DELIVERY_BACKEND.
globals().update(sources.mail(DATA_DIR))
MAIL_DELIVERY_BACKEND = globals()["EMAIL_BACKEND"]
EMAIL_BACKEND = "hub.mail.backend.QueueBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = sources.text("EMAIL_FROM", "hub@localhost")

LOGGING = logs.configuration(sources.text("LOG_LEVEL", "INFO"), sources.text("LOG_FORMAT", "json"))

TASKS = {
    # Wagtail's own small tasks run where they are called: else one publish queues six.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "worker": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

WAGTAIL_SITE_NAME = "Học suốt đời"
WAGTAILADMIN_BASE_URL = BASE_URL

# Accounts whose password everybody knows: `load_demo` makes them where this says so, never in production.
DEMO_ACCOUNTS_ALLOWED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
