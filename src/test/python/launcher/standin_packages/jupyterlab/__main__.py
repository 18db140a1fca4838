"""Stands in for JupyterLab: answers on the port it is given, and records how it was called."""

import http.server
import json
import os
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")


with open(os.environ["STANDIN_RECORD"], "a") as record:
    record.write(json.dumps({"program": "jupyterlab", "arguments": sys.argv[1:], "variables": dict(os.environ)}) + "\n")
port = next(int(argument.partition("=")[2]) for argument in sys.argv if argument.startswith("--ServerApp.port="))
try:
    http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
except KeyboardInterrupt:
    pass
