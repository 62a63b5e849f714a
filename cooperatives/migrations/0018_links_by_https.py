"""Links written with http:// lead by https:// from now on (docs/decisions/0025).

No link is lost: host and path stay as they were typed. What such a link answered was the answer of http://, so it is asked
anew; one that was found dead was asked by https:// first, and stays dead until it answers.
"""

from django.db import migrations

from coopsite.common.hosts import secured


def secure(apps, _editor):
    channels = apps.get_model("cooperatives", "CooperativeChannel").objects
    for key, url, dead_since in channels.exclude(url="").values_list("pk", "url", "dead_since"):
        if secured(url) != url:
            unasked = {} if dead_since else {"answered_on": None, "answer": ""}
            channels.filter(pk=key).update(url=secured(url), **unasked)


class Migration(migrations.Migration):

    dependencies = [('cooperatives', '0017_points_of_sale')]

    operations = [migrations.RunPython(secure, migrations.RunPython.noop)]
