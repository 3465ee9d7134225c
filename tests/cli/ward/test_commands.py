"""The commands `neopain ward ...`."""

from neopain.ward.server.bus import Broker


def test_serve_needs_a_broker(neopain):
    code, _, complaint = neopain("ward", "serve")
    assert code == 2
    assert complaint == "neopain: the settings name no broker: set address and name under [ward]\n"


def test_serve_uses_the_settings_and_says_where_the_page_is(neopain, ward, monkeypatch):
    from neopain.base import paths
    from neopain.ward.server import serve as module

    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(
        '[ward]\naddress = "localhost"\nname = "NICU"\n[desk]\nbeds = ["1", "2"]\nport = 9001\n'
    )
    called = []

    async def serve(settings, brokers, folder, key, ready):
        called.append((settings.ward.name, settings.desk.beds, brokers, folder))
        ready()

    monkeypatch.setattr(module, "serve", serve)
    code, printed, _ = neopain("ward", "serve")
    assert (code, printed) == (0, "the page is at http://127.0.0.1:9001\n")
    assert called == [("NICU", ("1", "2"), (Broker("localhost", 1883),), paths.records())]


def test_demo_says_how_to_sign_in(neopain, monkeypatch):
    from neopain.ward.demo import show as module

    async def show(port, ready):
        ready("Noor", "4071")

    monkeypatch.setattr(module, "show", show)
    code, printed, _ = neopain("ward", "demo", "--port", "9002")
    assert (code, "http://127.0.0.1:9002" in printed, "PIN 4071" in printed) == (0, True, True)
