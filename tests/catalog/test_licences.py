"""Reading a catalogue's wording as a licence of the closed list."""

import pytest

from catalog.vocabulary.licences import TERMS, UnknownLicenceError, parse
from catalog.vocabulary.models import Licence


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("CC BY-SA 4.0", Licence.CC_BY_SA),
        ("cc by nc sa", Licence.CC_BY_NC_SA),
        ("CC-BY-4.0", Licence.CC_BY),
        ("CC BY-ND 4.0", Licence.CC_BY_ND),
        ("CC BY-NC-ND", Licence.CC_BY_NC_ND),
        ("Creative Commons Attribution-ShareAlike 4.0 International", Licence.CC_BY_SA),
        ("Creative Commons Ghi công - Phi thương mại 4.0 Quốc tế", Licence.CC_BY_NC),
        ("CC0 1.0", Licence.CC0),
        ("CC0", Licence.CC0),
        ("Phạm vi công cộng", Licence.PUBLIC_DOMAIN),
        ("Miền công cộng", Licence.PUBLIC_DOMAIN),
        ("Giữ bản quyền - chỉ liên kết", Licence.LINK_ONLY),
        ("GIỮ BẢN QUYỀN – CHỈ LIÊN KẾT ", Licence.LINK_ONLY),
        ("All rights reserved, link only", Licence.LINK_ONLY),
        ("CC_BY_NC", Licence.CC_BY_NC),
    ],
)
def test_a_wording_is_read_as_its_licence(text, licence):
    assert parse(text) == licence


@pytest.mark.parametrize("text", ["Không áp dụng", "không áp dụng", "", "  "])
def test_no_licence_where_none_applies(text):
    assert parse(text) is None


@pytest.mark.parametrize("text", ["MIT", "CC BY 3.0", "CC", "CC SA", "CC BY-ND-SA", "CC BY XX", "miễn phí"])
def test_what_is_not_in_the_list_is_refused(text):
    with pytest.raises(UnknownLicenceError):
        parse(text)


def test_each_licence_is_explained_and_all_but_the_reserved_lead_to_their_text():
    assert set(TERMS) == set(Licence.values)
    assert [licence for licence, terms in TERMS.items() if not terms.url] == [Licence.LINK_ONLY]
