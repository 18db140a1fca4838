"""A student's browser: logs in at the hub, and talks to the student's own server and kernel."""

import json
import uuid
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

SECONDS = 600  # for one request, also on a machine that is very busy
AsyncHTTPClient.configure(None, max_clients=1000)


@dataclass
class Browser:
    """One user at the hub in `address`."""

    address: str
    user: str
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    async def log_in(self, password: str) -> None:
        """Fills in the form of the login page, and asks for a token, with which the rest goes as with the cookies."""
        await self.ask("GET", "/hub/login")
        form = urlencode({"username": self.user, "password": password, "_xsrf": self.cookies["_xsrf"]})
        await self.ask("POST", "/hub/login", form, expect=(302,))
        await self.ask("GET", "/hub/token")
        answer = await self.ask("POST", f"/hub/api/users/{self.user}/tokens", "{}", expect=(201,))
        self.token = json.loads(answer.body)["token"]

    async def start_server(self) -> None:
        """Returns when the student's own server is ready; raises RuntimeError with the hub's words if it fails."""
        await self.ask("POST", f"/hub/api/users/{self.user}/server", "", expect=(201, 202))
        answer = await self.ask("GET", f"/hub/api/users/{self.user}/server/progress")
        last = json.loads(answer.body.decode().strip().splitlines()[-1].removeprefix("data: "))
        if not last.get("ready"):
            raise RuntimeError(f"{self.user}'s server did not start: {last.get('message')}")

    def own(self, path: str, user: str = "") -> str:
        """The path on the server of this user, or of another one."""
        return f"/user/{user or self.user}/{path}"

    async def notebook(self, path: str) -> dict:
        return json.loads((await self.ask("GET", self.own(f"api/contents/{quote(path)}"))).body)["content"]

    async def save(self, path: str, notebook: dict) -> None:
        body = json.dumps({"type": "notebook", "format": "json", "content": notebook})
        await self.ask("PUT", self.own(f"api/contents/{quote(path)}"), body)

    async def assignment(self, action: str, name: str) -> None:
        """What the buttons of nbgrader's list of assignments do; raises RuntimeError with nbgrader's words."""
        form = urlencode({"course_id": "gateflow", "assignment_id": name})
        answer = json.loads((await self.ask("POST", self.own(f"assignments/{action}"), form)).body)
        if not answer["success"]:
            raise RuntimeError(f"{self.user} could not {action} {name}: {answer['value']}")

    async def kernel(self, path: str) -> "Kernel":
        """A kernel for the notebook in `path`, as JupyterLab starts it."""
        body = json.dumps({"path": path, "name": path, "type": "notebook", "kernel": {"name": "java"}})
        session = json.loads((await self.ask("POST", self.own("api/sessions"), body, expect=(201,))).body)
        kernel = self.own(f"api/kernels/{session['kernel']['id']}")
        request = HTTPRequest(
            f"{self.address.replace('http', 'ws', 1)}{kernel}/channels",
            headers={"Authorization": f"token {self.token}"},
            connect_timeout=SECONDS, request_timeout=SECONDS,
        )  # fmt: skip
        return Kernel(self, kernel, await websocket_connect(request, max_message_size=2**28))

    async def ask(self, method: str, path: str, body: str | None = None, expect: tuple[int, ...] = (200, 201)) -> HTTPResponse:
        """Raises RuntimeError if the answer's status is none of those expected."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.token:
            headers = {"Authorization": f"token {self.token}"}
        elif "_xsrf" in self.cookies:
            headers["X-XSRFToken"] = self.cookies["_xsrf"]
        headers["Content-Type"] = "application/json" if body in ("", None) or body[0] == "{" else "application/x-www-form-urlencoded"
        answer = await AsyncHTTPClient().fetch(
            HTTPRequest(
                self.address + path, method, headers, body,
                follow_redirects=False, request_timeout=SECONDS, connect_timeout=SECONDS,
            ),  # fmt: skip
            raise_error=False,
        )
        for line in answer.headers.get_list("Set-Cookie"):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if answer.code not in expect:
            raise RuntimeError(f"{self.user}: {method} {path} gave {answer.code}: {(answer.body or b'')[:300]!r}")
        return answer


@dataclass
class Kernel:
    """A kernel, through its server's web socket."""

    browser: Browser
    path: str
    socket: WebSocketClientConnection

    async def run(self, code: str) -> str:
        """Runs a cell to its end; returns what it printed. Raises CellFailed with the error's name if it fails."""
        header = {"msg_id": uuid.uuid4().hex, "username": "", "session": "trial", "msg_type": "execute_request", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        await self.socket.write_message(json.dumps(message))
        printed, failed, reply, idle = [], None, False, False
        while not (reply and idle):
            text = await self.socket.read_message()
            if text is None:
                raise CellFailed("the kernel is gone")
            answer = json.loads(text)
            kind, content = answer["header"]["msg_type"], answer["content"]
            if answer["parent_header"].get("msg_id") != header["msg_id"]:
                continue
            reply |= kind == "execute_reply"
            idle |= kind == "status" and content["execution_state"] == "idle"
            if kind == "stream":
                printed.append(content["text"])
            elif kind == "error":
                failed = f"{content['ename']}: {content['evalue']}"
        if failed:
            raise CellFailed(failed)
        return "".join(printed)

    async def end(self) -> None:
        self.socket.close()
        await self.browser.ask("DELETE", self.path, expect=(204,))


class CellFailed(Exception):
    """A cell that did not run to its end."""
