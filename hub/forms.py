"""How every Django form is drawn: by the templates in `templates/forms/`."""

from django.forms.renderers import TemplatesSetting


class HubRenderer(TemplatesSetting):
    """Label above, hint under it, error under the field; `{{ form }}` and `{{ field.as_field_group }}`."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
