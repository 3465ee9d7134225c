"""A page of the ward without a network: requests to the application itself."""

import asyncio

import httpx


class Page:
    """Keeps its cookies, and sends its token with each change unless told otherwise."""

    def __init__(self, app):
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")
        self.cookies = self._client.cookies
        self.get("/")

    def get(self, path, headers=None):
        return self._runner.run(self._client.get(path, headers=headers))

    def post(self, path, body=None, token=None, content=None):
        headers = {"x-csrftoken": self.cookies.get("csrftoken") if token is None else token}
        given = {"json": body} if content is None else {"content": content}
        return self._runner.run(self._client.post(f"/api/{path}", headers=headers, **given))

    def request(self, method, path, content=b"", headers=()):
        """Any request at all, with the token."""
        given = {"x-csrftoken": self.cookies.get("csrftoken"), **dict(headers)}
        return self._runner.run(self._client.request(method, path, content=content, headers=given))

    def close(self):
        self._runner.run(self._client.aclose())
        self._runner.close()
