"""The Celery application; tasks are in quotes/tasks.py."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
# Workers work side by side; one that takes every core for a small matrix only slows the others.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

app = Celery("newsdesk")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
