from django.db import migrations

from quotes.models import append_only


class Migration(migrations.Migration):
    dependencies = [("quotes", "0001_initial")]

    operations = [
        migrations.RunPython(append_only.install_in_migration, append_only.remove_in_migration)
    ]
