"""Of the media folder only the pictures that pages show can be had, and only as pictures."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.django_db


def test_a_rendition_is_handed_out_as_a_picture(client) -> None:
    name = default_storage.save("images/thu-vien.width-100.png", ContentFile(b"picture"))
    response = client.get(default_storage.url(name))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "max-age" in response["Cache-Control"]
    response.close()


HIDDEN = ["original_images/a.png", "documents/a.txt", "images/a.svg", "images/a.html", "images/none.png"]


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_else_of_the_folder_can_be_had(client, name) -> None:
    if not name.endswith("none.png"):
        default_storage.save(name, ContentFile(b"x"))
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("name", ["..%2Foriginal_images%2Fa.png", "%2e%2e/original_images/a.png"])
def test_no_way_leads_out_of_the_folder(client, name) -> None:
    default_storage.save("original_images/a.png", ContentFile(b"x"))
    assert client.get(f"/media/images/{name}").status_code in {400, 404}
