"""Addresses of news, feeds, and what search engines read."""

from django.urls import path

from hub.pages import feeds, sitemaps, views

app_name = "pages"

urlpatterns = [
    path("tin-tuc/", views.news, name="news"),
    path("tin-tuc/rss.xml", feeds.NewsRss(), name="news_rss"),
    path("tin-tuc/atom.xml", feeds.NewsAtom(), name="news_atom"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
]
