"""Who gets in where: for every address of the site, with the things of one's own unit and of another's.

One table a package; `(who with the own unit's things, who with the other's)` → names of addresses. An address
that takes no parameters has only the first. "Gets in" is what `walk.Outcome.IN` says; NOBODY stands where
the walk has nothing to show (a report of a year without a Week, a second step that is off) or nobody may.
"""

from tests.permissions.world import ROLES

NOBODY = frozenset()
EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"anonymous"}
CITY_WIDE = frozenset({"COORDINATOR", "superuser"})
SUPERUSERS = frozenset({"superuser"})
ORGANIZERS = CITY_WIDE | {"ORGANIZER"}
EDITORS = ORGANIZERS | {"EDITOR"}
REVIEWERS = CITY_WIDE | {"REVIEWER"}
IN_THE_ADMIN = EDITORS | REVIEWERS
SENDERS = ORGANIZERS | REVIEWERS | {"TEACHER"}
MEMBERS = SIGNED_IN - {"resident"}

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
    (IN_THE_ADMIN, IN_THE_ADMIN): """
        wagtailsnippetchoosers_hub_placement:chosen wagtailsnippetchoosers_hub_signatureprofile:chosen
        wagtailsnippetchoosers_hub_unit:chosen wagtailsnippetchoosers_hub_unitalias:chosen
    """,
    (IN_THE_ADMIN, None): """
        wagtailsnippetchoosers_hub_placement:choose wagtailsnippetchoosers_hub_placement:choose_results
        wagtailsnippetchoosers_hub_placement:chosen_multiple
        wagtailsnippetchoosers_hub_signatureprofile:choose
        wagtailsnippetchoosers_hub_signatureprofile:choose_results
        wagtailsnippetchoosers_hub_signatureprofile:chosen_multiple wagtailsnippetchoosers_hub_unit:choose
        wagtailsnippetchoosers_hub_unit:choose_results wagtailsnippetchoosers_hub_unit:chosen_multiple
        wagtailsnippetchoosers_hub_unitalias:choose wagtailsnippetchoosers_hub_unitalias:choose_results
        wagtailsnippetchoosers_hub_unitalias:chosen_multiple
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
    (SUPERUSERS, None): """
        wagtailsnippetchoosers_hub_placement:create wagtailsnippetchoosers_hub_signatureprofile:create
        wagtailsnippetchoosers_hub_unit:create wagtailsnippetchoosers_hub_unitalias:create
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
    (SUPERUSERS, None): """
        wagtailsnippetchoosers_catalog_level:create wagtailsnippetchoosers_catalog_programme:create
        wagtailsnippetchoosers_catalog_resource:create wagtailsnippetchoosers_catalog_subject:create
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
SEARCH = {
    (EVERYONE, None): """
        search:api search:results search:suggest
    """,
}
WAGTAIL = {
    (CITY_WIDE, CITY_WIDE): """
        wagtailadmin_api:documents:detail wagtailadmin_api:images:detail
    """,
    (CITY_WIDE, None): """
        wagtailadmin_api:documents:listing wagtailadmin_api:images:listing wagtailadmin_reports:locked_pages
        wagtailadmin_reports:locked_pages_results wagtailadmin_reports:page_types_usage
        wagtailadmin_reports:page_types_usage_results
    """,
    (EDITORS, CITY_WIDE): """
        wagtailadmin_api:pages:detail wagtailadmin_choose_page_child wagtailadmin_explore
        wagtailadmin_explore_results wagtailadmin_pages:add wagtailadmin_pages:add_subpage
        wagtailadmin_pages:confirm_workflow_cancellation wagtailadmin_pages:copy wagtailadmin_pages:delete
        wagtailadmin_pages:edit wagtailadmin_pages:history wagtailadmin_pages:history_results
        wagtailadmin_pages:lock wagtailadmin_pages:move wagtailadmin_pages:move_confirm
        wagtailadmin_pages:preview_on_add wagtailadmin_pages:preview_on_edit
        wagtailadmin_pages:revisions_index wagtailadmin_pages:revisions_revert
        wagtailadmin_pages:revisions_unschedule wagtailadmin_pages:revisions_view
        wagtailadmin_pages:set_page_position wagtailadmin_pages:set_privacy wagtailadmin_pages:unlock
        wagtailadmin_pages:unpublish wagtailadmin_pages:usage wagtailadmin_pages:view_draft
        wagtailadmin_pages:workflow_history wagtailadmin_workflows:remove wagtaildocs:delete
        wagtaildocs:document_usage wagtaildocs:edit wagtaildocs_chooser:chosen wagtailimages:delete
        wagtailimages:edit wagtailimages:image_usage wagtailimages:preview wagtailimages:url_generator
        wagtailimages:url_generator_output wagtailimages_chooser:chosen wagtailimages_chooser:select_format
    """,
    (EDITORS, EDITORS): """
        wagtailadmin_pages:type_use wagtailadmin_pages:type_use_results
    """,
    (EDITORS, None): """
        wagtailadmin_explore_root wagtailadmin_pages:search wagtailadmin_pages:search_results
        wagtailadmin_reports:aging_pages wagtailadmin_reports:aging_pages_results
        wagtailadmin_reports:workflow wagtailadmin_reports:workflow_results
        wagtailadmin_reports:workflow_tasks wagtailadmin_reports:workflow_tasks_results wagtaildocs:add
        wagtaildocs:add_multiple wagtaildocs:index wagtaildocs:index_results wagtaildocs_chooser:create
        wagtailforms:index wagtailforms:index_results wagtailimages:add wagtailimages:add_multiple
        wagtailimages:index wagtailimages:index_results wagtailimages_chooser:create
    """,
    (EVERYONE, EVERYONE): """
        wagtail_serve wagtailadmin_password_reset_confirm
    """,
    (EVERYONE, None): """
        catalogue_of_scripts
        wagtailadmin_account wagtailadmin_javascript_catalog wagtailadmin_logout wagtailadmin_password_reset
        wagtailadmin_password_reset_complete wagtailadmin_password_reset_done wagtailadmin_sprite
        wagtailcore_login
    """,
    (IN_THE_ADMIN, IN_THE_ADMIN): """
        wagtailadmin_api:pages:action wagtailadmin_editing_sessions:ping
        wagtailadmin_editing_sessions:release wagtailadmin_pages:choose_parent wagtailadmin_workflows:enable
        wagtailadmin_workflows:enable_task wagtailadmin_workflows:task_chosen
        wagtaildocs:create_multiple_from_uploaded_document wagtaildocs:delete_multiple
        wagtaildocs:delete_upload_multiple wagtaildocs:edit_multiple
        wagtailimages:create_multiple_from_uploaded_image wagtailimages:delete_multiple
        wagtailimages:delete_upload_multiple wagtailimages:edit_multiple
    """,
    (IN_THE_ADMIN, None): """
        wagtailadmin_api:pages:listing wagtailadmin_choose_page wagtailadmin_choose_page_anchor_link
        wagtailadmin_choose_page_chosen_multiple wagtailadmin_choose_page_email_link
        wagtailadmin_choose_page_external_link wagtailadmin_choose_page_phone_link
        wagtailadmin_choose_page_search wagtailadmin_dismissibles wagtailadmin_home
        wagtailadmin_reports:site_history wagtailadmin_reports:site_history_results
        wagtailadmin_tag_autocomplete wagtailadmin_workflows:task_chooser
        wagtailadmin_workflows:task_chooser_create wagtailadmin_workflows:task_chooser_results
        wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results wagtaildocs_chooser:chosen_multiple
        wagtailembeds:chooser wagtailembeds:chooser_upload wagtailimages_chooser:choose
        wagtailimages_chooser:choose_results wagtailimages_chooser:chosen_multiple
    """,
    (NOBODY, NOBODY): """
        wagtail_bulk_action wagtailadmin_pages:collect_workflow_action_data wagtailadmin_pages:convert_alias
        wagtailadmin_pages:workflow_action wagtailadmin_pages:workflow_history_detail
        wagtailadmin_pages:workflow_preview wagtailadmin_tag_model_autocomplete
        wagtailadmin_workflows:add_task wagtailcore_authenticate_with_password
        wagtaildocs_authenticate_with_password wagtailforms:delete_submissions wagtailforms:list_submissions
        wagtailforms:list_submissions_results wagtailimages_serve wagtailredirects:delete
        wagtailredirects:edit wagtailsettings:edit wagtailsettings:preview_on_edit
        wagtailusers_groups:delete wagtailusers_groups:edit wagtailusers_groups:history
        wagtailusers_groups:history_results wagtailusers_groups:usage wagtailusers_users:copy
        wagtailusers_users:delete
    """,
    (NOBODY, None): """
        wagtailadmin_api:documents:find wagtailadmin_api:images:find wagtailadmin_api:pages:find
        wagtailadmin_block_preview wagtailadmin_error_test wagtailadmin_login wagtailsnippets:index
        wagtailusers_groups:add wagtailusers_groups:index wagtailusers_groups:index_results
        wagtailusers_users:add
    """,
    (SUPERUSERS, SUPERUSERS): """
        wagtailadmin_collections:delete wagtailadmin_collections:edit wagtailadmin_collections:set_privacy
        wagtailadmin_workflows:disable wagtailadmin_workflows:disable_task wagtailadmin_workflows:edit
        wagtailadmin_workflows:edit_task wagtailadmin_workflows:usage wagtailadmin_workflows:usage_results
        wagtailsites:copy wagtailsites:delete wagtailsites:edit wagtailsites:history
        wagtailsites:history_results wagtailsites:usage wagtailusers_users:edit wagtailusers_users:history
        wagtailusers_users:history_results wagtailusers_users:usage
    """,
    (SUPERUSERS, None): """
        wagtailadmin_collections:add wagtailadmin_collections:index wagtailadmin_workflows:add
        wagtailadmin_workflows:index wagtailadmin_workflows:index_results
        wagtailadmin_workflows:select_task_type wagtailadmin_workflows:task_index
        wagtailadmin_workflows:task_index_results wagtailredirects:add wagtailredirects:index
        wagtailredirects:index_results wagtailredirects:process_import wagtailredirects:start_import
        wagtailsites:add wagtailsites:index wagtailsites:index_results wagtailusers_users:index
        wagtailusers_users:index_results
    """,
}

EXPECTED = {
    name: who
    for table in (ACCOUNTS, HUB, CATALOG, COURSES, SEARCH, WAGTAIL)
    for who, names in table.items()
    for name in names.split()
}
