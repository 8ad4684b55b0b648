"""Who gets in where: the addresses of search. See `expectations`."""

from tests.permissions.roles import (
    CITY_WIDE,
    EVERYONE,
    IN_THE_ADMIN,
    NOBODY,
    ORGANIZERS,
    SIGNED_IN,
)

SEARCH = {
    (CITY_WIDE, CITY_WIDE): """
        wagtailsnippets_search_pin:delete wagtailsnippets_search_pin:edit
        wagtailsnippets_search_pin:history wagtailsnippets_search_pin:history_results
        wagtailsnippets_search_pin:usage wagtailsnippets_search_synonym:delete
        wagtailsnippets_search_synonym:edit
        wagtailsnippets_search_synonym:history wagtailsnippets_search_synonym:history_results
        wagtailsnippets_search_synonym:usage refusals:again
    """,
    (CITY_WIDE, None): """
        refusals:index refusals:index_results wagtailsnippets_search_pin:add wagtailsnippets_search_pin:list
        wagtailsnippets_search_pin:list_results wagtailsnippets_search_synonym:add
        wagtailsnippets_search_synonym:list wagtailsnippets_search_synonym:list_results
    """,
    (IN_THE_ADMIN, IN_THE_ADMIN): """
        wagtailsnippetchoosers_search_pin:chosen wagtailsnippetchoosers_search_synonym:chosen
    """,
    (IN_THE_ADMIN, None): """
        wagtailsnippetchoosers_search_pin:choose wagtailsnippetchoosers_search_pin:choose_results
        wagtailsnippetchoosers_search_pin:chosen_multiple wagtailsnippetchoosers_search_synonym:choose
        wagtailsnippetchoosers_search_synonym:choose_results
        wagtailsnippetchoosers_search_synonym:chosen_multiple
    """,
    (EVERYONE, None): """
        search:api search:results search:suggest
    """,
    (SIGNED_IN, None): """
        search:save search:saved
    """,
    (ORGANIZERS, CITY_WIDE): """
        search:insight search:insight_csv
    """,
    (SIGNED_IN, SIGNED_IN): """
        search:saved_change search:saved_remove search:saved_restore search:saved_tick_off
    """,
    (NOBODY, NOBODY): """
        search:stop_mails
        refusals:delete refusals:edit refusals:history refusals:history_results refusals:usage
    """,
    (NOBODY, None): """
        refusals:add
    """,
}
