"""Guards of views: a member without the right role gets 403 with a reason; what is not theirs to know is 404."""

from functools import wraps

from django.core.exceptions import PermissionDenied


def roles_only(*roles):
    """Decorates a view for members of the given roles; LoginRequiredMiddleware has sent strangers to the login."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.user.role not in roles:
                raise PermissionDenied("Halaman ini tidak termasuk tugas peran Anda.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate
