"""What the worker's processes tell one another through the database."""

from django.db import models


class Beat(models.Model):
    """One process of the worker: when it last said that it lives. Old rows are pruned."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    role = models.CharField(max_length=20, db_index=True)
    beat_at = models.DateTimeField()

    class Meta:
        verbose_name = "worker beat"

    def __str__(self) -> str:
        return self.worker_id


class TimedRun(models.Model):
    """One timed job: when it last began. Who moves `began_at` on runs it, so two timers never both do."""

    job = models.CharField(max_length=80, primary_key=True)
    began_at = models.DateTimeField()

    class Meta:
        verbose_name = "timed run"

    def __str__(self) -> str:
        return self.job
