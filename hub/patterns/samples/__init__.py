"""All samples, by kind of component."""

from hub.patterns.sample import Sample
from hub.patterns.samples import activities, controls, figures, items, work

ALL: list[Sample] = [
    *items.SAMPLES,
    *activities.SAMPLES,
    *controls.SAMPLES,
    *figures.SAMPLES,
    *work.SAMPLES,
]
