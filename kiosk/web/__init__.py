"""HTTP: pages, and the same messages as over sockets for whoever cannot open one. One module a screen."""

from pathlib import Path

from flask import Flask

from kiosk.web import (
    answers,
    crossing,
    door,
    erasing,
    front,
    guard,
    health,
    home,
    host,
    invitation,
    keepsakes,
    paper,
    phone,
    ready,
    registering,
    replay,
    report,
    request_id,
    rooms,
    static,
    styleguide,
    styles,
    tablet,
    takeaway,
    team,
    topics,
    wall,
    words,
)
from kiosk.web.routes import CodeConverter, DigestConverter, RoomConverter


def templates() -> Path:
    """Return the folder that holds the pages."""
    return static.site() / "templates"


def init_app(app: Flask) -> None:
    """Add every page and address to the app."""
    app.url_map.converters["code"] = CodeConverter
    app.url_map.converters["room"] = RoomConverter
    app.url_map.converters["digest"] = DigestConverter
    request_id.init_app(app)
    guard.init_app(app)
    answers.init_app(app)
    static.init_app(app)
    styles.init_app(app)
    for module in (
        front,
        health,
        phone,
        crossing,
        home,
        keepsakes,
        topics,
        wall,
        host,
        door,
        tablet,
        paper,
        registering,
        takeaway,
        report,
        replay,
        erasing,
        team,
        rooms,
        ready,
        invitation,
        words,
        styleguide,
    ):
        app.register_blueprint(module.blueprint)
