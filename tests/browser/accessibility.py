"""What every page must bear: axe finds nothing, nothing scrolls sideways, targets are large enough."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL_TARGETS = """() => [...document.querySelectorAll(`main button, main input:not([type=hidden]),
  main select, main summary, header a, header button`)]
  .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
  .map(e => [e.closest('label') || e, e]).map(([box, e]) => [box.getBoundingClientRect(), e])
  .filter(([r]) => r.width > 1 && r.height > 1 && (r.width < 24 || r.height < 24))
  .map(([r, e]) => `${e.outerHTML.slice(0, 90)} ${Math.round(r.width)}×${Math.round(r.height)}`)"""


def assert_accessible(page: Page) -> None:
    """Fails with what axe found on the page as it is shown now, and where; also where it scrolls sideways."""
    results = Axe().run(page, options={"runOnly": RULES})
    found = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n    "
        + "\n    ".join(node["html"][:160] for node in violation["nodes"][:5])
        for violation in results.response["violations"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)
    assert_no_sideways_scroll(page)


def assert_no_sideways_scroll(page: Page) -> None:
    """Fails where the page is wider than its window."""
    width, window = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= window, f"{page.url} is {width} px wide in a window of {window} px"


def assert_targets_are_large(page: Page) -> None:
    """Fails where something to press is under the 24 px that WCAG 2.2 AA asks for at least."""
    small = page.evaluate(SMALL_TARGETS)
    assert not small, f"{page.url}\n" + "\n".join(small)
