"""What the account screens show in words. `{% load accounts %}`."""

from django import template

from hub.accounts import devices

register = template.Library()


@register.filter
def device(user_agent: str) -> str:
    """`{{ session.user_agent|device }}`: "Chrome, Android"."""
    return devices.name(user_agent)
