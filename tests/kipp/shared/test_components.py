"""The components: what their tags write, and rules that every template keeps."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from kipp.shared.specimens import specimen_form
from kipp.shared.templatetags.kipp import page_numbers

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
STATIC = Path(settings.BASE_DIR) / "static"
# Opened from a disk without the portal, so it carries its one style and one script; its own policy knows their hashes.
ALONE = {"stage_file.html"}


def written(source: str, **context) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_keeps_the_strict_content_policy_and_its_size(path):
    source = path.read_text()
    assert len(source.splitlines()) <= 150
    if path.name in ALONE:
        source = source.replace("<style>{{ style|safe }}</style>", "").replace("<script>{{ script|safe }}</script>", "")
    assert not re.search(r"\sstyle=|<style|javascript:|\son[a-z]+=\"", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


def test_every_symbol_in_a_template_is_in_the_sprite():
    symbols = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img/ikon.svg").read_text()))
    named = {name for path in TEMPLATES for name in re.findall(r'icon "([^"]+)"|icon="([^"]+)"', path.read_text())}
    assert {one or other for one, other in named} <= symbols


def test_styles_override_nothing_by_force():
    assert "!important" not in (STATIC / "css/kipp.css").read_text()


def test_field_with_an_error_is_described_by_it_and_by_its_hint():
    html = render_to_string("components/field.html", {"field": specimen_form("x", is_wrong=True)["nip"]})
    assert 'aria-describedby="id_x-nip_error id_x-nip_helptext"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="form-control is-invalid"' in html
    assert 'id="id_x-nip_error"' in html
    assert "bila ada" in html


def test_radio_buttons_are_grouped_under_a_legend():
    html = render_to_string("components/field.html", {"field": specimen_form("x", is_wrong=False)["form"]})
    assert "<legend" in html
    assert html.count('type="radio"') == 2
    assert "wajib" in html


def test_word_counter_counts_before_any_script_runs():
    html = render_to_string("components/field.html", {"field": specimen_form("x", is_wrong=False)["answer"]})
    assert 'data-counter="#id_x-answer_counter"' in html
    assert "14 dari 12 kata, lebih 2" in html


def test_hint_is_escaped():
    class Form(forms.Form):
        name = forms.CharField(help_text="<b>tebal</b>")

    assert "<b>" not in render_to_string("components/field.html", {"field": Form()["name"]})


def test_form_errors_link_to_the_fields():
    html = render_to_string("components/form_errors.html", {"form": specimen_form("x", is_wrong=True)})
    assert "4 isian perlu diperbaiki." in html
    assert 'href="#id_x-nip"' in html
    assert 'href="#id_x-form"' in html


def test_page_head_encloses_actions_only_when_there_are_some():
    assert "row-line" not in written('{% page_head title="Juri" %} {% endpage_head %}')
    assert '<a href="/">Unduh</a>' in written('{% page_head title="Juri" %}<a href="/">Unduh</a>{% endpage_head %}')


def test_text_given_to_a_tag_is_escaped():
    for tag in ("page_head title=text", "alert title=text", 'dialog id="d" title=text', "empty_state text=text"):
        html = written(f"{{% {tag} %}}isi{{% end{tag.split()[0]} %}}", text="<script>")
        assert "&lt;script&gt;" in html
        assert "<script>" not in html


def test_dialog_that_only_informs_sends_nothing():
    assert 'method="post"' not in written('{% dialog id="d" title="Info" %}isi{% enddialog %}')
    assert 'action="/ajukan/"' in written(
        '{% dialog id="d" title="Ajukan" action="/ajukan/" submit="Ajukan" %}{% enddialog %}'
    )


def test_page_numbers_leave_out_the_far_ones():
    assert page_numbers(Paginator(range(240), 25).get_page(5)) == [1, None, 4, 5, 6, None, 10]


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500", "503"])
def test_page_of_an_error_needs_no_context(code):
    html = render_to_string(f"{code}.html")
    assert "Yang tetap aman" in html
    assert "Ke beranda" in html
