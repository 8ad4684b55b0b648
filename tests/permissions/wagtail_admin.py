"""Who gets in where in Wagtail's own admin; read as the tables of `expectations`."""

import wagtail

from tests.permissions.roles import (
    CHOOSER_MAKERS,
    CITY_WIDE,
    EDITORS,
    EVERYONE,
    IN_THE_ADMIN,
    NOBODY,
    SUPERUSERS,
)

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
        wagtailadmin_pages:revisions_compare wagtailadmin_pages:revisions_index
        wagtailadmin_pages:revisions_revert
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
# A resource is sent in a form of its own; its chooser asks our policy for that from Wagtail 8 on.
RESOURCE_MAKERS = NOBODY if wagtail.VERSION >= (8,) else SUPERUSERS
CHOOSERS = {
    (CHOOSER_MAKERS, None): """
        wagtailsnippetchoosers_hub_placement:create wagtailsnippetchoosers_hub_signatureprofile:create
        wagtailsnippetchoosers_hub_unit:create wagtailsnippetchoosers_hub_unitalias:create
        wagtailsnippetchoosers_catalog_level:create wagtailsnippetchoosers_catalog_programme:create
        wagtailsnippetchoosers_catalog_subject:create
        wagtailsnippetchoosers_search_pin:create wagtailsnippetchoosers_search_synonym:create
    """,
}
RESOURCE_CHOOSER = {(RESOURCE_MAKERS, None): "wagtailsnippetchoosers_catalog_resource:create"}
