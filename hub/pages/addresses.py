"""The address of a page from what its row holds, without a query: for lists and for cards."""


def of(url_path: str) -> str:
    """ "/hoc-suot-doi/don-vi/duc-xuan/" → "/don-vi/duc-xuan/": the path below the home page, which is "/"."""
    return "/" + url_path.lstrip("/").partition("/")[2]
