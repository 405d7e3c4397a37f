"""Answers: JSON for programs, pages for people, and refusals in words for both."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import NotFound as WerkzeugNotFound

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import Reply, fault_reply, refusal_reply
from kiosk.web.words import page_words, request_language

STATUS = {
    "malformed": 400,
    "too_long": 400,
    "too_many": 400,
    "missing_field": 400,
    "unknown_field": 400,
    "bad_field": 400,
    "wrong_nonce": 400,
    "empty_tag": 400,
    "push_endpoint": 400,
    "push_keys": 400,
    "unknown_person": 401,
    "wrong_key": 401,
    "not_allowed": 403,
    "host_only": 403,
    "link_over": 403,
    "wrong_origin": 403,
    "wrong_pin": 403,
    "wrong_door_pin": 403,
    "removed": 403,
    "unknown_message": 404,
    "no_such_room": 404,
    "unknown_room": 404,
    "unknown_staff": 404,
    "not_found": 404,
    "wrong_method": 405,
    "too_large": 413,
    "too_often": 429,
    "broken": 500,
    "busy": 503,
    "not_saved": 503,
}
"""The HTTP status of a refusal; any other code means a conflict with how things stand."""
CONFLICT = 409
SEE_OTHER = 303
"""The status by which a form that was sent leads to the page to be shown."""
HTTP_CODES = {404: "not_found", 405: "wrong_method", 413: "too_large"}


def json_answer(reply: Any, status: int = 200) -> Response:
    """Return a reply or a snapshot as JSON."""
    return Response(msgspec.json.encode(reply), status=status, mimetype="application/json")


def status_of(code: str) -> int:
    """Return the HTTP status of a refusal."""
    return STATUS.get(code, CONFLICT)


def is_form() -> bool:
    """Whether the request is a plain HTML form's, which a page answers rather than JSON."""
    return request.mimetype in {"application/x-www-form-urlencoded", "multipart/form-data"}


def wants_page() -> bool:
    """Whether whoever asked would rather read a page than JSON."""
    if request.endpoint and request.endpoint.endswith(".snapshot"):
        return False
    best = request.accept_mimetypes.best_match(["application/json", "text/html"], default="application/json")
    return is_form() or (request.method == "GET" and best == "text/html")


def body() -> object:
    """Return the request's JSON. Raises Refusal `malformed`."""
    try:
        return msgspec.json.decode(request.get_data(cache=False) or b"{}")
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Refusal("malformed") from None


def init_app(app: Flask) -> None:
    """Have every refusal and every fault answered in words."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http_fault)
    app.register_error_handler(Exception, _fault)


def _refused(refusal: Refusal) -> Response:
    response = _say(refusal_reply(refusal, request_language()))
    if refusal.code == "too_often":
        response.headers["Retry-After"] = str(refusal.params.get("seconds", 1))
    return response


def _http_fault(fault: HTTPException) -> Response:
    if fault.code is not None and fault.code < 400:
        return make_response(fault.get_response())  # a redirect is no fault
    code = HTTP_CODES.get(fault.code or 500, "broken" if (fault.code or 500) >= 500 else "malformed")
    response = _say(refusal_reply(Refusal(code), request_language()), fault.code)
    if not isinstance(fault, WerkzeugNotFound) and getattr(fault, "valid_methods", None):
        response.headers["Allow"] = ", ".join(fault.valid_methods)  # type: ignore[attr-defined]
    return response


def _fault(fault: Exception) -> Response:
    return _say(fault_reply(fault, request_language()))


def _say(reply: Reply, status: int | None = None) -> Response:
    status = status or status_of(reply["code"])
    if not wants_page():
        return json_answer(reply, status)
    words = page_words("phone", request_language())
    page = render_template("errors/page.html", code=reply["code"], sentence=reply["sentence"], **words)
    return make_response(page, status)
