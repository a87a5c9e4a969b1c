"""What the frame of every page needs: the menu of the role, the edition in view, the server's clock."""

from django.utils import timezone


def page_frame(request):
    """Context processor; see each key's use in templates/base.html."""
    return {"navigation": [], "server_time": timezone.now()}
