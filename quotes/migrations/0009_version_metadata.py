from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quotes', '0008_comments_and_presence'),
    ]

    operations = [
        migrations.AddField(
            model_name='version',
            name='metadata',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
