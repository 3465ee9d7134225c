"""A network camera that answers to WS-Discovery, on this machine."""

import re
import socket
import threading
from contextlib import contextmanager

MATCH = """<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
 xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:n="http://www.onvif.org/ver10/network/wsdl">
<s:Header><a:RelatesTo>{message}</a:RelatesTo></s:Header><s:Body><d:ProbeMatches><d:ProbeMatch>
<a:EndpointReference><a:Address>{key}</a:Address></a:EndpointReference><d:Types>n:NetworkVideoTransmitter</d:Types>
<d:Scopes>{scopes}</d:Scopes><d:XAddrs>{addresses}</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"""


def match(message, key="urn:uuid:1", scopes="", addresses="http://127.0.0.1/onvif/device_service"):
    """One answer of a camera."""
    return MATCH.format(message=message, key=key, scopes=scopes, addresses=addresses).encode()


@contextmanager
def responder(answers):
    """A camera on loopback; `answers(message)` gives the datagrams that answer a probe. Gives its address and the
    probes that came.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.bind(("127.0.0.1", 0))
        link.settimeout(0.05)
        ended, probes = threading.Event(), []

        def serve():
            while not ended.is_set():
                try:
                    question, sender = link.recvfrom(65535)
                except TimeoutError:
                    continue
                probes.append(question)
                for answer in answers(re.search(rb"<w:MessageID>(.+?)</w:MessageID>", question)[1].decode()):
                    link.sendto(answer, sender)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield link.getsockname(), probes
        finally:
            ended.set()
            thread.join()
