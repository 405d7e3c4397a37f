"""The matchmaking kiosk. Cheap to import: the solver's process does so too, and needs no web."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from kiosk.config import Config


def create_app(config: Config | None = None) -> Flask:
    """Open the house and return the app that serves it: the one place where everything is wired.

    Raises ConfigError or JournalError, each with a sentence for whoever starts it.
    """
    from flask import Flask
    from werkzeug.middleware.proxy_fix import ProxyFix

    from kiosk import network, sockets, web
    from kiosk.config import Config
    from kiosk.domain.vocabulary import built_in
    from kiosk.edge.desk import Desk
    from kiosk.edge.limits import Limits
    from kiosk.edge.sight import Drawing
    from kiosk.journal import open_journal
    from kiosk.live.background import Background
    from kiosk.live.clock import Clock
    from kiosk.live.house import House
    from kiosk.live.presence import open_presence
    from kiosk.live.screens import Screens
    from kiosk.push import Push
    from kiosk.sockets.gate import Gate
    from kiosk.web.kept_files import KeptFiles
    from kiosk.web.request_id import WithRequestId

    config = config or Config.from_env()
    built_in().prepare()  # else the first sentence that somebody types holds up everybody
    address = (config.public_url or network.reachable(config.bind, config.port)).rstrip("/")
    background, clock = Background(), Clock()
    journal = open_journal(config.journal, background.offload)
    lines = sockets.Sockets()
    drawing = Drawing()
    screens = Screens(background, clock, drawing.draw, lines.send, lines.farewell)
    presence = open_presence(config.journal, clock)
    push = Push(journal.secret(), address, background, clock, presence, loopback=bool(config.push_any))
    house = House(journal, clock, background, screens, presence, herald=push.look)
    desk = Desk(house=house, config=config, limits=Limits(), address=address, push=push)
    drawing.desk = desk
    house.resume()

    app = Flask(__name__, template_folder=str(web.templates()), static_folder=None)
    app.extensions["kiosk"] = desk
    web.init_app(app)
    lines.init_app(app)
    hops = config.proxies
    wsgi = WithRequestId(KeptFiles(Gate(app.wsgi_app)), trusting=hops > 0)
    app.wsgi_app = ProxyFix(wsgi, x_for=hops, x_proto=hops, x_host=hops) if hops else wsgi  # type: ignore[method-assign]
    return app
