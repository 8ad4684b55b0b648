"""The screens of the reports: the officer's, and the coordinator's."""
