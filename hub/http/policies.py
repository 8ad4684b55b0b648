"""What a browser may do with our pages: security headers beyond Django's own.

Public pages run under the strict policy of the settings: nothing inline, nothing foreign. Wagtail's admin
does not (its editor sets inline styles and its tables and charts build scripts), so pages below it get
`ADMIN_CONTENT_SECURITY_POLICY`.
"""

from typing import Any

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

ADMIN_PREFIXES = ("/admin/", "/django-admin/")


class PoliciesMiddleware(CSPMiddleware):
    """django-csp's middleware with a second policy for the admin, and the Permissions-Policy."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy that this address gets; a view's own decorators still change it."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(ADMIN_PREFIXES):
            parts.replace = {**settings.ADMIN_CONTENT_SECURITY_POLICY, **(parts.replace or {})}
        elif not report_only and is_preview(request):
            parts.replace = {"frame-ancestors": [SELF], **(parts.replace or {})}
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if is_preview(request):
            response["X-Frame-Options"] = "SAMEORIGIN"
        return super().process_response(request, response)


def is_preview(request: HttpRequest) -> bool:
    """Whether Wagtail renders the page for its editor, who sees it in a frame of the admin."""
    return getattr(request, "is_dummy", False)
