"""A reverse proxy as nginx or Caddy would be: it takes a path off, and says who asked, of what host and scheme."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host", "content-length", "upgrade"}


@contextmanager
def reverse_proxy(behind: str, prefix: str, scheme: str = "http") -> Iterator[str]:
    """Serve what is at ``behind`` under ``prefix``; yields the address with a slash at its end."""
    client = httpx.AsyncClient(base_url=behind, timeout=30, trust_env=False)

    async def forward(request: Request) -> StreamingResponse:
        kept = [(name, value) for name, value in request.headers.items() if name not in HOP_BY_HOP]
        forwarded = [
            ("x-forwarded-for", request.client.host),
            ("x-forwarded-proto", scheme),
            ("x-forwarded-host", request.headers["host"]),
        ]
        asked = client.build_request(
            request.method,
            request.url.path.removeprefix(prefix),
            params=request.url.query.encode(),
            headers=[*kept, *forwarded],
            content=await request.body(),
        )
        answer = await client.send(asked, stream=True)
        response = StreamingResponse(answer.aiter_raw(), answer.status_code, background=None)
        response.raw_headers = [
            (name.lower(), value) for name, value in answer.headers.raw if name.decode().lower() not in HOP_BY_HOP
        ]
        return response

    app = Starlette(routes=[Route(prefix + "/{path:path}", forward, methods=["GET", "HEAD", "POST"])])
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", 0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}{prefix}/"
    finally:
        server.should_exit = True
        thread.join()
