"""Reading how often something was used."""

from dataclasses import dataclass

from django.db.models import Sum

from catalog.counting.models import DailyUse, Use


@dataclass(frozen=True)
class Uses:
    """How often a resource was used since it is out, today included."""

    views: int = 0
    downloads: int = 0
    plays: int = 0

    def __bool__(self) -> bool:
        return bool(self.views or self.downloads or self.plays)


def of(resource_id: int) -> Uses:
    """One query, over the days of one resource."""
    sums = dict(
        DailyUse.objects.filter(resource_id=resource_id)
        .values_list("use")
        .annotate(sum=Sum("count"))
        .values_list("use", "sum")
    )
    return Uses(views=sums.get(Use.VIEW, 0), downloads=sums.get(Use.DOWNLOAD, 0), plays=sums.get(Use.PLAY, 0))
