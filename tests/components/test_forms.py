"""Every Django form comes out in our design."""

import pytest
from django import forms
from django.utils.translation import override as language


class Sample(forms.Form):
    name = forms.CharField(label="Tên", help_text="Viết đầy đủ.")
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    agree = forms.BooleanField(label="Tôi đồng ý")
    mode = forms.ChoiceField(
        label="Cách dự", choices=[("a", "Tận nơi"), ("b", "Qua mạng")], widget=forms.RadioSelect
    )


@pytest.fixture(autouse=True)
def vietnamese():
    with language("vi"):
        yield


def test_the_label_stands_above_the_hint_above_the_field():
    html = str(Sample()["name"].as_field_group())
    assert html.index("<label") < html.index("Viết đầy đủ.") < html.index("<input")
    assert 'aria-describedby="id_name_helptext"' in html


def test_only_what_is_optional_is_marked():
    assert "(không bắt buộc)" in Sample()["note"].as_field_group()
    assert "(không bắt buộc)" not in Sample()["name"].as_field_group()


def test_an_error_stands_under_its_field_and_is_tied_to_it():
    html = Sample({})["name"].as_field_group()
    assert html.index("<input") < html.index('id="id_name_error"')
    assert "id_name_error" in html[: html.index('id="id_name_error"')]
    assert 'aria-invalid="true"' in html


def test_a_form_in_error_begins_with_a_summary_that_links_to_the_fields():
    html = Sample({}).render()
    assert html.index('role="alert"') < html.index("<label")
    assert 'href="#id_name"' in html
    assert "Có 3 chỗ cần sửa" in html


def test_choices_are_a_group_with_a_name():
    html = Sample()["mode"].as_field_group()
    assert "<fieldset" in html
    assert "<legend" in html
    assert html.count('type="radio"') == 2


def test_input_is_kept_and_escaped():
    assert 'value="&lt;b&gt;"' in Sample({"name": "<b>"})["name"].as_field_group()
