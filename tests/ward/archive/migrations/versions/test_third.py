"""The table of the sessions that people signed out of comes with the third step, in an older database too."""

from neopain.ward.archive.migrations.versions import second, third
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import SIGNED_OUT, insert, open_database


def test_sessions_that_people_signed_out_of_are_kept_as_long_as_they_could_last(tmp_path):
    assert (third.down_revision, callable(third.upgrade)) == (second.revision, True)
    engine = open_database(f"sqlite:///{tmp_path}/ward.db")
    with engine.begin() as connection:
        rows = [{"session": name, "at": at} for name, at in (("old", 10.0), ("new", 90.0))]
        connection.execute(insert(engine, SIGNED_OUT, rows))
    past = Past(engine, lambda: 100.0)
    assert past.signed_out(50.0) == past.signed_out(1000.0) == {"new"}
    past.close()
    engine.dispose()
