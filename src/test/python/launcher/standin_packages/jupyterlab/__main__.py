"""Stands in for JupyterLab: answers on the port it is given, and records how it was called."""

import http.server
import json
import os
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def do_POST(self) -> None:
        self.do_GET()
        if self.path == "/api/shutdown" and self.headers["Authorization"] == f"token {os.environ['JUPYTER_TOKEN']}":
            threading.Thread(target=self.server.shutdown).start()


with open(os.environ["STANDIN_RECORD"], "a") as record:
    record.write(json.dumps({"program": "jupyterlab", "arguments": sys.argv[1:], "variables": dict(os.environ)}) + "\n")
port = next(int(argument.partition("=")[2]) for argument in sys.argv if argument.startswith("--ServerApp.port="))
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
