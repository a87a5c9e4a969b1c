"""The first pages: the public title page, and the page that each role lands on after logging in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render


@login_not_required
def landing(request):
    return render(request, "layouts/public.html")


def home(request):
    return render(request, "layouts/workspace.html")


@login_not_required
def awards(request):
    return HttpResponse("")


@login_not_required
def rules(request):
    return HttpResponse("")
