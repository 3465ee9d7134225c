"""The list of sessions, its search, and the stored video below it."""


def cells(table):
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_the_list_is_searched_by_bed_patient_date_and_bundle(signed_in, qtbot):
    table = signed_in.list.table
    assert [row[:2] for row in cells(table)] == [["Baby K.", "Bed 7"], ["Baby M.", "Bed 3"]]
    assert cells(table)[1][3] == "2 h 00"
    for text, bed in (("bed 3", "Bed 3"), ("baby k.", "Bed 7"), ("2026-11-22", "Bed 3"), ("other-7", "Bed 7")):
        signed_in.list.search.setText(text)
        qtbot.waitUntil(lambda bed=bed: [row[1] for row in cells(table)] == [bed])
    signed_in.list.search.setText("nowhere")
    qtbot.waitUntil(lambda: signed_in.list.message.text() == "No session")


def test_stored_video_and_its_expiry_are_shown_below_the_list(signed_in, qtbot):
    qtbot.waitUntil(lambda: signed_in.list.storage.text() != "")
    text = signed_in.list.storage.text()
    assert text.startswith("Video: 0.0 of 20 GB, the oldest is deleted on ")
    assert text.endswith("Key from a passphrase")
