"""Where the relay is, and who we are to it: from the environment, the profile and the keyring, never from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.authority import Mail
from docgen.errors import MailError
from docgen.send.relay import KEYRING_SERVICE, RelaySettings


def settings(
    mail: Mail | None = None, keyring: dict[tuple[str, str], str] | None = None, **environment: str
) -> RelaySettings:
    kept = keyring or {}
    variables = {f"DOCGEN_SMTP_{name.upper()}": value for name, value in environment.items()}
    return RelaySettings.of(mail or Mail(), variables, lambda service, user: kept.get((service, user)))


def test_the_usual_port_goes_with_how_the_line_is_secured() -> None:
    assert (settings(host="relay").port, settings(host="relay").security) == (587, "starttls")
    assert settings(host="relay", security="tls").port == 465
    assert settings(Mail(host="relay", security="tls")).port == 465
    assert settings(Mail(host="relay", port=25)).port == 25


def test_the_environment_comes_before_the_profile() -> None:
    found = settings(Mail(host="profile", port=25, security="tls"), host="own", port="2525", security="starttls")
    assert (found.host, found.port, found.security) == ("own", 2525, "starttls")


def test_the_password_comes_from_the_environment_or_the_keyring_and_shows_nowhere() -> None:
    assert settings(host="relay").user is None
    given = settings(host="relay", user="asb", password="from-the-environment")
    kept = settings(host="relay", user="asb", keyring={(KEYRING_SERVICE, "asb"): "from-the-keyring"})
    assert (given.password, kept.password) == ("from-the-environment", "from-the-keyring")
    assert "from-the" not in f"{given!r}{kept!r}"


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "DOCGEN_SMTP_HOST"),
        ({"host": "relay", "security": "none"}, "mail never goes without"),
        ({"host": "relay", "port": "smtp"}, "DOCGEN_SMTP_PORT"),
        ({"host": "relay", "port": "70000"}, "DOCGEN_SMTP_PORT"),
        ({"host": "relay", "port": "9" * 5000}, "DOCGEN_SMTP_PORT"),
        ({"host": "a..b"}, "no name of a host"),
        ({"host": "x" * 64 + ".example"}, "no name of a host"),
        ({"host": "smtp://relay"}, "no name of a host"),
        ({"host": "relay", "user": "zoë", "password": "x"}, "plain ASCII"),
        ({"host": "relay", "user": "asb", "password": "pässword"}, "plain ASCII"),
        ({"host": "relay", "user": "asb"}, "keyring set docgen-smtp"),
        ({"host": "relay", "ca": "nowhere.pem"}, "no such file of certificates"),
    ],
)
def test_what_is_missing_is_named(environment: dict[str, str], told: str) -> None:
    with pytest.raises(MailError, match=told):
        settings(**environment)


def test_no_profile_takes_a_password(tmp_path: Path) -> None:
    from docgen.authority import load_authority
    from docgen.errors import AuthorityError

    for key in ("password", "user"):
        (tmp_path / "derby-city.toml").write_text(
            f'inherit = "derby-city"\n[mail]\n{key} = "x"\n', encoding="utf-8"
        )
        with pytest.raises(AuthorityError, match=f"mail.{key}"):
            load_authority("derby-city", [tmp_path])
