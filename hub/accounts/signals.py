"""What the accounts tell other packages, which answer without being imported.

`person_erased` (sender User; `person`, `now`): the person erases the account. Receivers delete or unname what
they hold, in the same transaction; the person's row still says who it was.

`collect_personal_data` (sender User; `person`): receivers return one `personal_data.Section` or a list of
them, with everything they hold about the person.
"""

from django.dispatch import Signal

person_erased = Signal()
collect_personal_data = Signal()
