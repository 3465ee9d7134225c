"""The commands `neopain audit ...`: the log of who did what."""

from neopain.record.ward.audit import Action
from neopain.record.ward.ward import open_ward


def test_audit_verify(neopain):
    with open_ward(create=True) as ward:
        for _ in range(3):
            ward.audit.append("Ines", Action.SESSION_VIEWED)
        assert neopain("audit", "verify") == (0, "3 entries, all as written\n", "")
        ward.register.run("UPDATE audit SET who = 'Noor' WHERE number = 2")
    code, printed, _ = neopain("audit", "verify")
    assert code == 1
    assert printed == "entry 2 was changed\n3 entries, 1 findings\n"
