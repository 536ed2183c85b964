from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quotes', '0004_facts_by_hand'),
    ]

    operations = [
        migrations.AddField(
            model_name='desk',
            name='four_eyes',
            field=models.BooleanField(default=False, verbose_name='four eyes'),
        ),
        migrations.AlterField(
            model_name='article',
            name='state',
            field=models.CharField(choices=[('received', 'received'), ('analysed', 'analysed'), ('in_review', 'in review'), ('ready', 'ready'), ('exported', 'exported'), ('correcting', 'being corrected'), ('hold', 'on hold'), ('withdrawn', 'withdrawn')], default='received', max_length=20, verbose_name='state'),
        ),
    ]
