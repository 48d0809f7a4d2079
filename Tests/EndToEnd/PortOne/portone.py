"""PortOne's V1 REST API, as far as `midas drift --against portone` asks it, on loopback.

    python3 portone.py SCRIPT [CERTIFICATE KEY]

SCRIPT is JSON: `key` and `secret` that buy a token, `lists` of rows by tier code ("" for the representative store),
`tiers` with names by code, and `faults`: for a path, what the next answers are instead, in order. The port is printed
on the first line; every request is a line of SCRIPT.log. Ends when standard input does.
"""

import http.server
import json
import os
import ssl
import sys
import threading
import time

with open(sys.argv[1], encoding="utf-8") as file:
    script = json.load(file)
log = open(sys.argv[1] + ".log", "a", encoding="utf-8", buffering=1)
lock = threading.Lock()
tokens = []


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.handle_request()

    def do_GET(self):
        self.handle_request()

    def handle_request(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        tier = self.headers.get("Tier") or ""
        log.write(f"{self.command} {self.path} {tier}".rstrip() + "\n")
        with lock:
            faults = script.get("faults", {}).get(self.path, [])
            fault = faults.pop(0) if faults else None
            if fault and fault.get("always"):
                faults.insert(0, fault)
        if fault:
            if fault.get("expire"):
                with lock:
                    tokens.clear()
            else:
                return self.fail(fault)
        self.answer(body, tier)

    def answer(self, body, tier):
        if self.path == "/users/getToken":
            asked = json.loads(body)
            if (asked.get("imp_key"), asked.get("imp_secret")) != (script["key"], script["secret"]):
                # A careless server that repeats what it was sent.
                words = f"no such credentials: {asked.get('imp_key')} {asked.get('imp_secret')}"
                return self.send(401, {"code": -1, "message": words, "response": None})
            token = script["token"] + str(len(tokens))
            tokens.append(token)
            now = int(time.time())
            return self.envelope({"access_token": token, "now": now, "expired_at": now + 1800})
        if self.headers.get("Authorization") not in tokens:
            return self.send(401, {"code": -1, "message": "Unauthorized", "response": None})
        if self.path == "/users/pg":
            return self.envelope(script["lists"].get(tier, []))
        code = self.path.removeprefix("/tiers/")
        if code in script.get("tiers", {}):
            return self.envelope({"tier_code": code, "tier_name": script["tiers"][code]})
        self.send(404, {"code": 1, "message": "no such tier", "response": None})

    def fail(self, fault):
        time.sleep(fault.get("delay", 0))
        body = fault.get("body", "").encode()
        body = body * fault.get("repeat", 1)
        status = fault.get("status", 200)
        self.send_response(status)
        for name, value in fault.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + fault.get("withheld", 0)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass
        if fault.get("withheld"):
            self.close_connection = True

    def envelope(self, response):
        self.send(200, {"code": 0, "message": None, "response": response})

    def send(self, status, answer):
        body = json.dumps(answer, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


server = Server(("127.0.0.1", 0), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
os._exit(0)
