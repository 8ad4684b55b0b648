"""One sample of one component."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sample:
    """A component's template (without folder and ending), what the sample shows, and its arguments.

    `around` is the list or box that the component expects to stand in: an opening tag, closed by its name.
    """

    component: str
    shows: str
    context: dict[str, Any]
    around: str = ""
    sheet: str = ""
    """The page style sheet it needs besides the common ones."""

    @property
    def template(self) -> str:
        """The template's name."""
        return f"components/{self.component}.html"

    @property
    def closing(self) -> str:
        """The tag that closes `around`."""
        name = self.around.removeprefix("<").split(" ")[0].rstrip(">")
        return f"</{name}>" if name else ""
