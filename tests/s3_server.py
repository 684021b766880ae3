"""A real S3-compatible server on loopback, with a bucket of one's own for each test."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch
from uuid import uuid4

from tests.waiting import LONGEST
from vintage_game_generator.store.remote import remote

ACCESS = {
    "AWS_ACCESS_KEY_ID": "somebody",
    "AWS_SECRET_ACCESS_KEY": "a-secret-of-the-tests",
    "AWS_DEFAULT_REGION": "us-east-1",
}


@contextmanager
def s3_server() -> Iterator[dict[str, str]]:
    """Run the server; yield the environment with which its clients find it, already set."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415, a second, for these tests alone

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = ACCESS | {"AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    with patch.dict(os.environ, environment):
        yield environment
        _hang_up()
    server.stop()


def _hang_up() -> None:
    """Close the connections of this process: left open, they are complained of when it ends."""
    from fsspec.asyn import sync  # noqa: PLC0415
    from s3fs import S3FileSystem  # noqa: PLC0415

    for system in S3FileSystem._cache.values():
        if system._s3 is not None:
            sync(system.loop, system._s3.__aexit__, None, None, None, timeout=LONGEST)
    S3FileSystem.clear_instance_cache()
    remote.cache_clear()


def new_bucket() -> str:
    """Return the URL of a folder in a new bucket."""
    import fsspec  # noqa: PLC0415

    name = f"tests-{uuid4().hex}"
    fsspec.filesystem("s3", use_listings_cache=False).mkdir(name)
    return f"s3://{name}/vintage"
