"""Who gets in where: for every address of the site, with the things of one's own unit and of another's.

One table a package; `(who with the own unit's things, who with the other's)` → names of addresses. An address
that takes no parameters has only the first. "Gets in" is what `walk.Outcome.IN` says; NOBODY stands where
the walk has nothing to show (a report of a year without a Week, a second step that is off) or nobody may.
"""

from tests.permissions.roles import (
    CITY_WIDE,
    EDITORS,
    EVERYONE,
    IN_THE_ADMIN,
    MEMBERS,
    NOBODY,
    ORGANIZERS,
    REVIEWERS,
    SENDERS,
    SIGNED_IN,
)
from tests.permissions.searching import SEARCH
from tests.permissions.wagtail_admin import CHOOSERS, RESOURCE_CHOOSER, WAGTAIL

ACCOUNTS = {
    (EVERYONE, EVERYONE): """
        account:admin_password_reset_rest account_confirm_email account_reset_password_from_key members:end
        members:help
    """,
    (EVERYONE, None): """
        account:admin_account account:admin_logout account:admin_password_reset account:privacy
        account:recover account_email_verification_sent account_inactive account_login account_logout
        account_reset_password account_reset_password_done account_reset_password_from_key_done
        account_signup
    """,
    (NOBODY, None): """
        account:admin_door account:admin_error_test mfa_deactivate_totp mfa_download_recovery_codes
        mfa_view_recovery_codes
    """,
    (ORGANIZERS, CITY_WIDE): """
        members:list members:temporary_password
    """,
    (SIGNED_IN, None): """
        account:consents account:data account:data_download account:edit account:erase account:new_password
        account:profile account:recovery_code account_change_password account_confirm_login_code
        account_email account_reauthenticate account_set_password mfa_activate_totp mfa_authenticate
        mfa_generate_recovery_codes mfa_index mfa_reauthenticate usersessions_list
    """,
}
HUB = {
    (CITY_WIDE, CITY_WIDE): """
        wagtailsnippetchoosers_hub_placement:chosen wagtailsnippetchoosers_hub_signatureprofile:chosen
        wagtailsnippetchoosers_hub_unit:chosen wagtailsnippetchoosers_hub_unitalias:chosen
        participation:inspect wagtailsnippets_hub_placement:delete wagtailsnippets_hub_placement:history
        wagtailsnippets_hub_placement:history_results wagtailsnippets_hub_signatureprofile:delete
        wagtailsnippets_hub_signatureprofile:edit wagtailsnippets_hub_signatureprofile:history
        wagtailsnippets_hub_signatureprofile:history_results wagtailsnippets_hub_signatureprofile:usage
        wagtailsnippets_hub_unit:edit wagtailsnippets_hub_unit:history
        wagtailsnippets_hub_unit:history_results wagtailsnippets_hub_unit:usage
        wagtailsnippets_hub_unitalias:delete wagtailsnippets_hub_unitalias:edit
        wagtailsnippets_hub_unitalias:history wagtailsnippets_hub_unitalias:history_results
        wagtailsnippets_hub_unitalias:usage
    """,
    (CITY_WIDE, None): """
        wagtailsnippetchoosers_hub_placement:choose wagtailsnippetchoosers_hub_placement:choose_results
        wagtailsnippetchoosers_hub_placement:chosen_multiple
        wagtailsnippetchoosers_hub_signatureprofile:choose
        wagtailsnippetchoosers_hub_signatureprofile:choose_results
        wagtailsnippetchoosers_hub_signatureprofile:chosen_multiple wagtailsnippetchoosers_hub_unit:choose
        wagtailsnippetchoosers_hub_unit:choose_results wagtailsnippetchoosers_hub_unit:chosen_multiple
        wagtailsnippetchoosers_hub_unitalias:choose wagtailsnippetchoosers_hub_unitalias:choose_results
        wagtailsnippetchoosers_hub_unitalias:chosen_multiple
        indicators:add indicators:index indicators:index_results participation:index
        participation:index_results wagtailsnippets_hub_placement:add wagtailsnippets_hub_placement:list
        wagtailsnippets_hub_placement:list_results wagtailsnippets_hub_signatureprofile:add
        wagtailsnippets_hub_signatureprofile:list wagtailsnippets_hub_signatureprofile:list_results
        wagtailsnippets_hub_unit:add wagtailsnippets_hub_unit:list wagtailsnippets_hub_unit:list_results
        wagtailsnippets_hub_unitalias:add wagtailsnippets_hub_unitalias:list
        wagtailsnippets_hub_unitalias:list_results
    """,
    (EVERYONE, EVERYONE): """
        motif pages:sitemap_section reports:accept reports:remind reports:send_back reports:submit
    """,
    (EVERYONE, None): """
        healthz pages:news pages:news_atom pages:news_rss pages:robots pages:sitemap_index readyz
        set_language
    """,
    (MEMBERS, CITY_WIDE): """
        workspace:overview
    """,
    (NOBODY, NOBODY): """
        indicators:delete indicators:edit indicators:history indicators:history_results indicators:usage
        participation:delete participation:edit participation:history participation:history_results
        participation:usage picture reports:board reports:city reports:correct reports:csv reports:current
        reports:photo reports:report reports:section reports:sources reports:xlsx
        wagtailsnippets_hub_placement:edit wagtailsnippets_hub_placement:usage
        wagtailsnippets_hub_unit:delete
    """,
    (NOBODY, None): """
        participation:add week:edition
    """,
    (ORGANIZERS, CITY_WIDE): """
        reports:photos
    """,
    (SIGNED_IN, None): """
        workspace:home
    """,
}
CATALOG = {
    (CITY_WIDE, CITY_WIDE): """
        wagtailsnippets_catalog_level:delete wagtailsnippets_catalog_level:edit
        wagtailsnippets_catalog_level:history wagtailsnippets_catalog_level:history_results
        wagtailsnippets_catalog_level:usage wagtailsnippets_catalog_resource:delete
        wagtailsnippets_catalog_subject:delete wagtailsnippets_catalog_subject:edit
        wagtailsnippets_catalog_subject:history wagtailsnippets_catalog_subject:history_results
        wagtailsnippets_catalog_subject:usage
    """,
    (CITY_WIDE, None): """
        wagtailsnippets_catalog_level:add wagtailsnippets_catalog_level:list
        wagtailsnippets_catalog_level:list_results wagtailsnippets_catalog_programme:add
        wagtailsnippets_catalog_programme:list wagtailsnippets_catalog_programme:list_results
        wagtailsnippets_catalog_subject:add wagtailsnippets_catalog_subject:list
        wagtailsnippets_catalog_subject:list_results
    """,
    (EVERYONE, EVERYONE): """
        catalog:count catalog:detail
    """,
    (EVERYONE, None): """
        catalog:list
    """,
    (IN_THE_ADMIN, IN_THE_ADMIN): """
        wagtailsnippetchoosers_catalog_level:chosen wagtailsnippetchoosers_catalog_subject:chosen
    """,
    (IN_THE_ADMIN, None): """
        wagtailsnippetchoosers_catalog_level:choose wagtailsnippetchoosers_catalog_level:choose_results
        wagtailsnippetchoosers_catalog_level:chosen_multiple wagtailsnippetchoosers_catalog_programme:choose
        wagtailsnippetchoosers_catalog_programme:choose_results
        wagtailsnippetchoosers_catalog_programme:chosen_multiple
        wagtailsnippetchoosers_catalog_resource:choose
        wagtailsnippetchoosers_catalog_resource:choose_results
        wagtailsnippetchoosers_catalog_resource:chosen_multiple
        wagtailsnippetchoosers_catalog_subject:choose wagtailsnippetchoosers_catalog_subject:choose_results
        wagtailsnippetchoosers_catalog_subject:chosen_multiple
    """,
    (NOBODY, NOBODY): """
        catalog:edit catalog:file catalog:play catalog:preview
        wagtailsnippetchoosers_catalog_programme:chosen wagtailsnippets_catalog_programme:delete
        wagtailsnippets_catalog_programme:edit wagtailsnippets_catalog_programme:history
        wagtailsnippets_catalog_programme:history_results wagtailsnippets_catalog_programme:usage
        wagtailsnippets_catalog_resource:collect_workflow_action_data
        wagtailsnippets_catalog_resource:revisions_revert
        wagtailsnippets_catalog_resource:revisions_unschedule
        wagtailsnippets_catalog_resource:revisions_view wagtailsnippets_catalog_resource:workflow_action
        wagtailsnippets_catalog_resource:workflow_history_detail
        wagtailsnippets_catalog_resource:workflow_preview
    """,
    (NOBODY, None): """
        wagtailsnippets_catalog_resource:add wagtailsnippets_catalog_resource:preview_on_add
    """,
    (REVIEWERS, CITY_WIDE): """
        wagtailsnippetchoosers_catalog_resource:chosen
        wagtailsnippets_catalog_resource:confirm_workflow_cancellation wagtailsnippets_catalog_resource:edit
        wagtailsnippets_catalog_resource:history wagtailsnippets_catalog_resource:history_results
        wagtailsnippets_catalog_resource:inspect wagtailsnippets_catalog_resource:lock
        wagtailsnippets_catalog_resource:preview_on_edit wagtailsnippets_catalog_resource:revisions_compare
        wagtailsnippets_catalog_resource:unlock wagtailsnippets_catalog_resource:unpublish
        wagtailsnippets_catalog_resource:usage wagtailsnippets_catalog_resource:workflow_history
    """,
    (REVIEWERS, None): """
        wagtailsnippets_catalog_resource:list wagtailsnippets_catalog_resource:list_results
    """,
    (SENDERS, None): """
        catalog:submit
    """,
    (SIGNED_IN, SIGNED_IN): """
        catalog:discard catalog:withdraw
    """,
    (SIGNED_IN, None): """
        catalog:mine
    """,
}
COURSES = {
    (EVERYONE, EVERYONE): """
        courses:calendar courses:leave
        courses:organize_reinstate courses:quick_headcount courses:not_held
    """,
    (EVERYONE, None): """
        courses:change_feed courses:club_list courses:contest_list courses:course_list courses:event_list
        courses:feed_of_activities
    """,
    (NOBODY, NOBODY): """
        courses:feed courses:week_calendar
    """,
    (SIGNED_IN, SIGNED_IN): """
        courses:join
    """,
    (SIGNED_IN, None): """
        courses:mine courses:mine_calendar
    """,
    (EDITORS, CITY_WIDE): """
        courses:organize courses:organize_new courses:organize_one courses:organize_cancel
    """,
    (ORGANIZERS, CITY_WIDE): """
        courses:people courses:people_xlsx courses:people_csv
        courses:headcounts courses:headcount courses:tick
    """,
}
EXPECTED = {
    name: who
    for table in (ACCOUNTS, HUB, CATALOG, COURSES, SEARCH, CHOOSERS, RESOURCE_CHOOSER, WAGTAIL)
    for who, names in table.items()
    for name in names.split()
}
