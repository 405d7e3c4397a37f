from __future__ import annotations

from typing import Any

from tests.client import House, nonce

NO_SCRIPT: dict[str, Any] = {"Accept": "text/html"}


def test_somebody_joins_and_is_known_again_by_the_cookie(house: House) -> None:
    fields = {"name": "Ana", "offers": [{"text": "pricing"}], "wants": [{"text": "video"}], "nonce": nonce()}
    answer = house.http("POST", f"/phone/{house.code}/join", fields)
    assert answer.status == 200
    assert answer.json["ok"]
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"kiosk-phone-{house.code}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    shown = house.http("GET", f"/phone/{house.code}/snapshot", Cookie=cookie.partition(";")[0])
    assert shown.json["you"]["name"] == "Ana"
    assert shown.json["state"] == "waiting"


def test_the_same_nonce_gives_the_same_person(house: House) -> None:
    fields = {"name": "Ben", "nonce": nonce()}
    first = house.http("POST", f"/phone/{house.code}/join", fields).json
    version = house.version()
    again = house.http("POST", f"/phone/{house.code}/join", fields).json
    assert again["person"] == first["person"]
    assert again["token"] == first["token"]
    assert house.version() == version


def test_a_join_without_a_nonce_is_refused(house: House) -> None:
    answer = house.http("POST", f"/phone/{house.code}/join", {"name": "Ben"})
    assert (answer.status, answer.json["code"]) == (400, "missing_field")


def test_the_form_works_without_javascript(house: House) -> None:
    page = house.http("GET", f"/{house.code}", **NO_SCRIPT)
    assert page.status == 200
    assert 'name="nonce"' in page.text
    form = {"name": "Cem", "line": "baker", "offers": "bread; pricing", "wants": "video, taxes\nlaw", "nonce": nonce()}
    answer = house.http("POST", f"/phone/{house.code}/join", form=form, **NO_SCRIPT)
    assert (answer.status, answer.headers["Location"]) == (303, f"/{house.code}")
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    you = house.http("GET", f"/phone/{house.code}/snapshot", Cookie=cookie).json["you"]
    assert [offer["text"] for offer in you["offers"]] == ["bread", "pricing"]
    assert [want["text"] for want in you["wants"]] == ["video", "taxes", "law"]
    page = house.http("GET", f"/{house.code}", Cookie=cookie, **NO_SCRIPT)
    assert str(you["number"]) in page.text
    paused = house.http("POST", f"/phone/{house.code}/do/pause", form={}, Cookie=cookie, **NO_SCRIPT)
    assert paused.status == 303
    assert house.http("GET", f"/phone/{house.code}/snapshot", Cookie=cookie).json["state"] == "paused"


def test_a_form_that_is_refused_keeps_what_was_typed_and_says_why(house: House) -> None:
    form = {"name": " ", "line": "keeps <bees>", "nonce": nonce()}
    answer = house.http("POST", f"/phone/{house.code}/join", form=form, **NO_SCRIPT)
    assert answer.status == 409
    assert "keeps &lt;bees&gt;" in answer.text
    assert "Please tell us your name" in answer.text


def test_a_dead_phone_returns_by_number_and_pin(house: House) -> None:
    joined = house.join("Dot")
    given = {"number": joined["number"], "pin": joined["pin"]}
    back = house.http("POST", f"/phone/{house.code}/return", given)
    assert back.json["token"] == joined["token"]
    assert house.http("POST", f"/phone/{house.code}/return", {**given, "number": str(joined["number"])}).status == 200


def test_guessing_pins_is_slowed(house: House) -> None:
    joined = house.join("Eve")
    wrong = {"number": joined["number"], "pin": "x"}
    answers = [house.http("POST", f"/phone/{house.code}/return", wrong) for _ in range(7)]
    assert [answer.json["code"] for answer in answers[:5]] == ["wrong_pin"] * 5
    assert answers[-1].status == 429
    assert int(answers[-1].headers["Retry-After"]) >= 1
    right = {**wrong, "pin": joined["pin"]}
    assert house.http("POST", f"/phone/{house.code}/return", right).json["code"] == "too_often"


def test_another_persons_or_a_forged_token_opens_nothing(house: House) -> None:
    ana, ben = house.join("Ana"), house.join("Ben")
    proof = ben["token"].partition(".")[2]
    for token in ("", "x", f"{ana['person']}.{proof}", f"{ana['person']}.", "é" * 40, "a" * 5_000):
        answer = house.http(
            "GET", f"/phone/{house.code}/snapshot", Authorization=f"Bearer {token}".encode().decode("latin-1")
        )
        assert (answer.status, answer.json["code"]) == (401, "unknown_person"), token


def test_the_code_may_be_typed_in_any_case(house: House) -> None:
    assert house.http("GET", f"/{house.code.lower()}").headers["Location"] == f"/{house.code}"
    assert house.http("GET", f"/?code={house.code.lower()}").headers["Location"] == f"/{house.code}"
    assert house.http("GET", "/").headers["Location"] == f"/{house.code}"


def test_a_wrong_code_is_answered_with_a_sentence(house: House) -> None:
    page = house.http("GET", "/?code=nope%3Cb%3E", **NO_SCRIPT)
    assert page.status == 404
    assert "There is no evening under this address" in page.text
    assert "<b>" not in page.text


def test_an_emptied_field_of_the_plain_form_empties_what_was_said_but_the_name_stays(house: House) -> None:
    joined = house.join("Dai", "bread", "video", line="baker")
    cookie = f"kiosk-phone-{house.code}={joined['token']}"
    edit = f"/phone/{house.code}/do/edit"
    emptied = house.http("POST", edit, form={"name": "Dai", "line": "", "offers": " "}, Cookie=cookie, **NO_SCRIPT)
    assert emptied.status == 303
    you = house.snapshot("phone", joined["token"])["you"]
    assert (you["line"], you["offers"], [want["text"] for want in you["wants"]]) == ("", [], ["video"])
    assert house.http("POST", edit, form={"name": " "}, Cookie=cookie, **NO_SCRIPT).status == 409
    assert house.snapshot("phone", joined["token"])["you"]["name"] == "Dai"


def test_asks_are_answered_by_a_plain_form(house: House) -> None:
    joined = house.join("Eva", "bread", "video")
    cookie = f"kiosk-phone-{house.code}={joined['token']}"
    reply = f"/phone/{house.code}/do/reply"
    form = {"yes": "offer pricing", "no": "want french", "stop": "true"}
    assert house.http("POST", reply, form=form, Cookie=cookie, **NO_SCRIPT).status == 303
    assert house.snapshot("phone", joined["token"])["you"]["no_asks"] is True
    assert house.http("POST", reply, form={"yes": "pricing"}, Cookie=cookie, **NO_SCRIPT).status == 400


def test_the_plain_form_keeps_the_levels_and_stars_it_cannot_show(house: House) -> None:
    said = {"offers": [{"text": "Sewing", "level": 3}], "wants": [{"text": "law", "starred": True}]}
    joined = house.http("POST", f"/phone/{house.code}/join", {"name": "Gwen", "nonce": nonce(), **said}).json
    cookie = f"kiosk-phone-{house.code}={joined['token']}"
    form = {"name": "Gwen", "offers": "sewing; felting", "wants": "law; French"}
    assert house.http("POST", f"/phone/{house.code}/do/edit", form=form, Cookie=cookie, **NO_SCRIPT).status == 303
    you = house.snapshot("phone", joined["token"])["you"]
    assert [(offer["text"], offer["level"]) for offer in you["offers"]] == [("sewing", 3), ("felting", 2)]
    assert [(want["text"], want["starred"]) for want in you["wants"]] == [("law", True), ("French", False)]
