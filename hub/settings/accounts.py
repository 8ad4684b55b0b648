"""Signing up, logging in, passwords, sessions, second steps: one word to Django, allauth and Wagtail."""

AUTHENTICATION_BACKENDS = ["hub.accounts.backends.HubBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "hub.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "hub.accounts.forms.login.LoginForm",
    "signup": "hub.accounts.forms.signup.SignupForm",
    "add_email": "hub.accounts.forms.passwords.EmailForm",
    "change_password": "hub.accounts.forms.passwords.ChangePasswordForm",
    "reset_password": "hub.accounts.forms.passwords.ResetPasswordForm",
    "reset_password_from_key": "hub.accounts.forms.passwords.ResetPasswordKeyForm",
    "reauthenticate": "hub.accounts.forms.passwords.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "email"]
ACCOUNT_USERNAME_VALIDATORS = "hub.accounts.usernames.VALIDATORS"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60

# Counted in the shared cache, so for all processes together. A whole class signs up or in behind one address;
# what guards an account is the limit by its name ("key").
ACCOUNT_RATE_LIMITS = {
    "signup": "60/m/ip",
    "login": "90/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "confirm_email": "1/3m/key",
    "recover": "20/m/ip,5/15m/key",
    "help_with_password": "20/h/user",
}

MFA_ADAPTER = "hub.accounts.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "hub.accounts.forms.second_step.AuthenticateForm",
    "reauthenticate": "hub.accounts.forms.second_step.ReauthenticateForm",
    "activate_totp": "hub.accounts.forms.second_step.ActivateForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

# Wagtail's own door leads to ours: it has no rate limit and knows no second step.
WAGTAILADMIN_LOGIN_URL = "account:admin_door"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
