"""The section Surat dan foto: its fields are files, which `views.attachment` takes one by one."""

from submissions.forms.section import SectionForm
from submissions.models import Submission
from submissions.versions import Content, section_content


class FilesForm(SectionForm):
    """Holds nothing that could be typed, so saving it changes nothing."""

    template = "submissions/_section_files.html"

    def stored(self) -> dict:
        return {}

    def content(self) -> Content:
        return section_content(self.submission, self.section)

    def save(self, **signature) -> Submission:
        return self.submission
