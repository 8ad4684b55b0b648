"""The licences as the form offers them: what each allows beside it, the common ones first."""

from dataclasses import dataclass

from catalog.vocabulary.licences import TERMS, Text
from catalog.vocabulary.models import Licence

COMMON = (Licence.CC_BY, Licence.CC_BY_SA, Licence.CC_BY_NC_SA, Licence.LINK_ONLY)


@dataclass(frozen=True)
class LicenceChoice:
    """One licence to choose: its name, what it allows in plain words."""

    value: str
    label: str
    points: tuple[Text, ...]
    is_chosen: bool


@dataclass(frozen=True)
class LicenceChoices:
    """All licences, in two groups."""

    common: list[LicenceChoice]
    rare: list[LicenceChoice]

    @property
    def is_rare_chosen(self) -> bool:
        """Whether the second group has to be seen."""
        return any(choice.is_chosen for choice in self.rare)


def choices(chosen: str) -> LicenceChoices:
    """The licences, one of them chosen (or none)."""
    every = {
        value: LicenceChoice(value, str(label), TERMS[value].points, value == chosen)
        for value, label in Licence.choices
    }
    rare = [choice for value, choice in every.items() if value not in COMMON]
    return LicenceChoices([every[value] for value in COMMON], rare)
