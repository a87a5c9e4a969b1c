"""Pages of accounts, one file per noun."""


def posted(request):
    """Returns what a form is bound to: the sent fields, even when none were sent, or None for a form to fill in."""
    return request.POST if request.method == "POST" else None
