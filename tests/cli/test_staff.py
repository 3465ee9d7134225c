"""The commands `neopain staff ...`: people, PINs and the key of the records."""

from commands import PINS, refused


def test_the_first_person_is_the_administrator_and_the_kind_of_key_is_shown(neopain):
    code, printed, _ = neopain("staff", "add", "Ines", "--role", "nurse")
    assert (code, printed) == (0, "Ines: administrator; the key of the records is in: file\n")
    refused(neopain("staff", "add", "Noor"), "nobody is signed in", "; add --user NAME")
    assert neopain("staff", "add", "Noor", "--role", "clinician", "--user", "Ines")[0] == 0
    assert neopain("staff", "list")[1] == "Ines: administrator\nNoor: clinician\n"
    refused(neopain("staff", "remove", "Ines", "--user", "Noor"), "is for: administrator")
    assert neopain("staff", "remove", "Noor", "--user", "Ines")[0] == 0
    assert neopain("staff", "list")[1] == "Ines: administrator\n"


def test_an_administrator_resets_a_forgotten_pin(neopain, ward, monkeypatch):
    typed = iter(())
    monkeypatch.setattr("typer.prompt", lambda text, **_: next(typed))
    typed = iter(("51834407", "8264"))
    assert neopain("staff", "change", "Noor") == (0, "Noor has a new PIN\n", "")
    typed = iter(("73915528", "2957"))
    assert neopain("staff", "change", "Noor", "--user", "Ines") == (0, "Noor has a new PIN\n", "")
    assert ward.staff.sign_in("Noor", "2957").name == "Noor"
    typed = iter(("2957", "1593"))
    refused(neopain("staff", "change", "Ines", "--user", "Noor"), "may not do 'staff'")
    typed = iter(("73915528",))
    assert neopain("staff", "change", "Noor", "--role", "clinician", "--user", "Ines")[1] == "Noor: clinician\n"
    typed = iter(("0000", "8264"))
    refused(neopain("staff", "change", "Noor"), "name or PIN is wrong")


def test_records_can_be_locked_with_a_passphrase(neopain, monkeypatch):
    typed = {"records": "short"} | PINS
    monkeypatch.setattr("typer.prompt", lambda text, **_: typed[text.split()[-1]])
    refused(neopain("staff", "add", "Ines", "--passphrase"), "at least 12 characters")
    typed["records"] = "four small green apples"
    code, printed, _ = neopain("staff", "add", "Ines", "--passphrase")
    assert (code, printed) == (0, "Ines: administrator; the key of the records is in: passphrase\n")
    assert neopain("audit", "verify")[0] == 0
    refused(neopain("staff", "add", "Noor", "--passphrase", "--user", "Ines"), "already have a key")
    typed["records"] = "four small green pears"
    refused(neopain("audit", "verify"), "wrong passphrase")


def test_a_badge_is_scanned_for_a_person(neopain, ward, monkeypatch):
    typed = {"Ines": "73915528"}
    monkeypatch.setattr(
        "typer.prompt", lambda text, **_: "NP-0417" if text.startswith("Badge") else typed[text.split()[-1]]
    )
    assert neopain("staff", "badge", "Noor", "--user", "Ines") == (0, "Noor has a new badge\n", "")
    assert ward.badges.owner("NP-0417").name == "Noor"
    refused(neopain("staff", "badge", "Nobody", "--user", "Ines"), "nobody called")
    assert neopain("staff", "badge", "Noor", "--remove", "--user", "Ines") == (0, "Noor has no badge\n", "")
    assert ward.badges.owner("NP-0417") is None
    refused(neopain("staff", "badge", "Noor"), "nobody is signed in")
