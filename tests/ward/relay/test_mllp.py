"""HL7 over MLLP, tried against hl7apy's server, with TLS and without."""

import pytest
from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.parser import parse_message
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.notices import notice
from desk.receivers import AlarmManager
from neopain.base.relay.relay_settings import Hl7Settings
from neopain.ward.relay.mllp import Mllp, check, message
from neopain.ward.relay.notices import DeliveryError, Phase

CONTROL = notice().id[:20]


def to(server, trust=None, **fields):
    address = f"127.0.0.1:{server.port}"
    return Mllp(Hl7Settings(address=address, tls=trust is not None, ca=trust and trust.ca, **fields), 5.0)


def observed(text):
    lines = [line.split("|") for line in text.split("\r") if line.startswith("OBX|")]
    return {fields[3].split("^")[0]: fields[5] for fields in lines}


@pytest.mark.parametrize("phase", Phase)
def test_every_message_is_valid_for_an_hl7_library(phase):
    made = message(notice(phase=phase, bed="3 | ^ & \\"), Hl7Settings(application="AM", facility="NICU"))
    known = made.replace("ORU^R40^ORU_R40", "ORU^R01^ORU_R01")  # it is built like one, and the library knows only that
    parsed = parse_message(known, validation_level=VALIDATION_LEVEL.STRICT)
    assert parsed.validate()
    assert (parsed.msh.msh_5.to_er7(), parsed.msh.msh_6.to_er7()) == ("AM", "NICU")
    assert len(parsed.msh.msh_10.to_er7()) <= 20


def test_the_steps_of_an_alarm_belong_together():
    phases = (Phase.START, Phase.NEXT, Phase.ANSWERED, Phase.END)
    made = [message(notice(number, phase), Hl7Settings()) for number, phase in enumerate(phases)]
    assert [observed(one)["68481"] for one in made] == ["start", "escalate", "update", "end"]
    assert [observed(one)["68482"] for one in made] == ["active", "active", "active", "inactive"]
    assert [observed(one)["68483"] for one in made] == ["enabled"] * 2 + ["alarm-acknowledged"] * 2
    orders = [next(line.split("|") for line in one.split("\r") if line.startswith("OBR|")) for one in made]
    first = orders[0][3].split("^")[0]
    assert [order[29] for order in orders[1:]] == [f"^{first}&NEOPAIN"] * 3
    assert len({order[3] for order in orders}) == 4


def test_it_is_training_data_without_a_patient_unless_the_settings_say_otherwise():
    plain, real = message(notice(), Hl7Settings()), message(notice(patient="N4101"), Hl7Settings(production=True))
    assert plain.split("|")[10] == "T"
    assert real.split("|")[10] == "P"
    assert "PID|1||unknown^^^NEOPAIN^PI|" in plain
    assert "PID|1||N4101^^^NEOPAIN^PI|" in real


def test_an_alarm_manager_gets_it(ended):
    server = ended(AlarmManager())
    to(server).send(notice(to="Noor"))
    (got,) = server.got
    assert observed(got)["pain"] == "Pain expression"
    assert observed(got)["told"] == "Noor"
    assert "^^3" in got


def test_an_alarm_manager_gets_it_over_tls_and_a_stranger_does_not(trust, ended):
    server = ended(AlarmManager(trust.server()))
    to(server, trust).send(notice())
    assert len(server.got) == 1
    with pytest.raises(DeliveryError, match="cannot be reached"):
        Mllp(Hl7Settings(address=f"127.0.0.1:{server.port}"), 5.0).send(notice())
    assert len(server.got) == 1


@pytest.mark.parametrize(("code", "refused"), [("AE", True), ("AR", True), ("CE", True), ("CR", True)])
def test_a_message_that_is_not_accepted_is_a_failure(ended, code, refused):
    server = ended(AlarmManager(answers=(code,)))
    with pytest.raises(DeliveryError) as caught:
        to(server).send(notice())
    assert (str(caught.value), caught.value.refused) == (f"it answers {code}", refused)


@pytest.mark.parametrize(
    "answer",
    [b"", b"\xff\xfe", b"MSA", b"MSA|AA", b"MSA|AA|another\r", b"MSH|^~\\&|x\rERR|", b"MSA|\x00|" + CONTROL.encode()],
)
def test_an_answer_that_is_none_is_a_failure(answer):
    with pytest.raises(DeliveryError):
        check(answer, CONTROL)


@settings(max_examples=100, deadline=None)
@given(answer=st.binary(max_size=80) | st.text(alphabet="MSA|\r\n^~&CE0", max_size=40).map(str.encode))
def test_no_nonsense_accepts_a_message(answer):
    with pytest.raises(DeliveryError) as caught:
        check(answer, CONTROL)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("code", ["AA", "CA"])
def test_both_modes_of_acknowledgement_are_understood(code):
    check(f"MSH|^~\\&|\rMSA|{code}|{CONTROL}\r".encode(), CONTROL)


def test_one_that_is_away_is_a_failure(ended):
    server = AlarmManager()
    server.close()
    with pytest.raises(DeliveryError, match="cannot be reached"):
        to(server).send(notice())


def test_many_people_are_one_message():
    relay = Mllp(Hl7Settings(address="127.0.0.1", tls=False), 5.0)
    assert relay.wants(notice())
    assert not relay.wants(notice(also=True))
