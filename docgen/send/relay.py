"""The council's mail relay: over TLS, its certificate checked, one message for one recipient at a time.

The steps of a message are told apart, because only one of them leaves its fate open: once the server has been
handed the message, a line that breaks before the answer means that nobody knows.
"""

from __future__ import annotations

import contextlib
import os
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from docgen.authority import Mail
from docgen.errors import MailError
from docgen.send.addresses import one_line

KEYRING_SERVICE = "docgen-smtp"
_TIMEOUT = 60.0  # seconds for each answer; after the message itself ten times that (RFC 5321, 4.5.3.2.6)
_OK, _GO_ON = 250, 354
_LOG_IN = (530, 534, 535, 538)  # RFC 4954, 6
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")


class Refused(Exception):
    """The server would not have it: nothing was sent. Its text is what the server said."""


class Unknown(Exception):
    """The server was handed the message and did not answer. It may have been sent, or not."""


@dataclass(frozen=True, slots=True)
class RelaySettings:
    """Where the relay is, and who we are to it."""

    host: str
    port: int
    security: Literal["starttls", "tls"]
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    authorities: Path | None = None  # certificates to trust besides the machine's
    timeout: float = _TIMEOUT

    @classmethod
    def of(
        cls,
        mail: Mail,
        environment: Mapping[str, str] = os.environ,
        keyring: Callable[[str, str], str | None] | None = None,
    ) -> RelaySettings:
        """From the environment first, then the profile; the password from the environment or the keyring.

        Raises MailError that names what is missing. ``keyring`` looks a password up by service and user.
        """
        host = environment.get("DOCGEN_SMTP_HOST") or mail.host
        if not host:
            raise MailError(
                "no mail relay is known: set DOCGEN_SMTP_HOST, or `host` under [mail] in the authority's profile"
            )
        _check_host(host)
        security = environment.get("DOCGEN_SMTP_SECURITY") or mail.security
        if security not in ("starttls", "tls"):
            raise MailError("DOCGEN_SMTP_SECURITY: say starttls or tls; mail never goes without")
        usual = 465 if security == "tls" else 587
        port = environment.get("DOCGEN_SMTP_PORT") or str(mail.port or usual)
        if not port.isdecimal() or len(port) > 5 or not 0 < int(port) < 65536:
            raise MailError("DOCGEN_SMTP_PORT: is no port; say a number such as 587")
        user = environment.get("DOCGEN_SMTP_USER") or None
        password = environment.get("DOCGEN_SMTP_PASSWORD") or None
        if user and not password:
            password = (keyring or _from_keyring)(KEYRING_SERVICE, user)
            if not password:
                raise MailError(
                    f"there is no password for the mail relay: keep it with `keyring set {KEYRING_SERVICE} USER` "
                    "(pip install 'docgen[send]'), or set DOCGEN_SMTP_PASSWORD"
                )
        if not (user or "").isascii() or not (password or "").isascii():
            raise MailError(
                "user and password of the mail relay must be plain ASCII: letters without accents, digits, signs; "
                "ask whoever runs it for others (DOCGEN_SMTP_USER, DOCGEN_SMTP_PASSWORD or the keyring)"
            )
        own = environment.get("DOCGEN_SMTP_CA")
        if own and not Path(own).is_file():
            raise MailError(f"DOCGEN_SMTP_CA: {own}: there is no such file of certificates")
        return cls(
            host,
            int(port),
            "tls" if security == "tls" else "starttls",
            user,
            password,
            Path(own) if own else None,
        )


def _check_host(host: str) -> None:
    """Raises MailError where nothing can be called so."""
    try:
        good = not re.search(r"[\s/@\x00-\x1f]", host) and len(host.encode("idna")) <= 253
    except UnicodeError:
        good = False
    if not good:
        raise MailError(
            "DOCGEN_SMTP_HOST: is no name of a host; say one such as mail.example.org, without a port or a path"
        )


def _from_keyring(service: str, user: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(service, user)
    except KeyringError:
        return None


class Session:
    """One line to the relay, secured; ready for one message after the other."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    def offer(self, sender: str, to: str, size: int) -> None:
        """Says from whom and to whom; raises Refused with the server's words, MailError where it wants a login."""
        most = self._smtp.esmtp_features.get("size", "")
        if most.isdecimal() and 0 < int(most) < size:
            raise Refused(f"the message has {size} bytes, and the relay takes {most} at most")
        options = [f"SIZE={size}"] if self._smtp.has_extn("size") else []
        try:
            self._expect(self._smtp.mail(sender, options))
            self._expect(self._smtp.rcpt(to))
        except (smtplib.SMTPException, OSError) as error:
            raise Refused(f"the line broke before the message was handed over ({_told(error)})") from None

    def hand_over(self, message: bytes) -> str:
        """Hands the message over: the server's answer. Raises Refused, or Unknown where none came."""
        # A line of a dot alone would end the message, and what follows it would be read as commands.
        wire = _LINE_ENDS.sub(b"\r\n", message)
        wire = re.sub(rb"(?m)^\.", b"..", wire)
        wire = wire if wire.endswith(b"\r\n") else wire + b"\r\n"
        try:
            code, words = self._smtp.docmd("DATA")
        except (smtplib.SMTPException, OSError) as error:
            raise Refused(f"the line broke before the message was handed over ({_told(error)})") from None
        if code != _GO_ON:
            self._reset()
            raise Refused(_answer(code, words))
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._smtp.timeout * 10)
            self._smtp.send(wire + b".\r\n")
            code, words = self._smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise Unknown(f"the line broke before the server answered ({_told(error)})") from None
        if code == _OK:
            return _answer(code, words)
        self._reset()
        if 400 <= code < 600:
            raise Refused(_answer(code, words))
        raise Unknown(f"the server's answer can't be understood: {_answer(code, words)}")

    def _expect(self, reply: tuple[int, bytes]) -> None:
        code, words = reply
        if code not in (_OK, 251):
            self._reset()
            if code in _LOG_IN:  # it says so to every message
                raise MailError(
                    f"the relay wants us to log in first ({_answer(code, words)}): set DOCGEN_SMTP_USER and "
                    "DOCGEN_SMTP_PASSWORD, or see whether they are right"
                )
            raise Refused(_answer(code, words))

    def _reset(self) -> None:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self._smtp.rset()


@dataclass(frozen=True, slots=True)
class Relay:
    """Opens lines to the relay."""

    settings: RelaySettings

    @contextmanager
    def line(self) -> Iterator[Session]:
        """A line, secured and logged in. Raises MailError where it can't be had, or can't be trusted."""
        where = f"{self.settings.host}:{self.settings.port}"
        try:
            smtp = self._open()
        except ssl.SSLCertVerificationError as error:
            raise MailError(
                f"{where}: its certificate can't be trusted ({one_line(error.verify_message)}); nothing was sent. "
                "If it is the council's own, name its authority's certificate in DOCGEN_SMTP_CA"
            ) from None
        except ssl.SSLError as error:
            raise MailError(
                f"{where}: no secure line ({one_line(error.reason or 'TLS')}); nothing was sent"
            ) from None
        except (smtplib.SMTPException, OSError) as error:
            raise MailError(f"{where}: can't be reached ({_told(error)}); nothing was sent") from None
        try:
            yield Session(smtp)
            with contextlib.suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        finally:
            smtp.close()  # stopped half-way, no "QUIT" may become the end of a message

    def _open(self) -> smtplib.SMTP:
        own = self.settings
        trust = ssl.create_default_context()
        if own.authorities:
            trust.load_verify_locations(cafile=own.authorities)
        name = "localhost"  # what we call ourselves: the machine's own name is nobody's business
        if own.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                own.host, own.port, local_hostname=name, timeout=own.timeout, context=trust
            )
        else:
            smtp = smtplib.SMTP(own.host, own.port, local_hostname=name, timeout=own.timeout)
        try:
            smtp.ehlo()
            if own.security == "starttls":
                if not smtp.has_extn("starttls"):
                    raise MailError(f"{own.host}:{own.port}: offers no STARTTLS; mail never goes in the clear")
                smtp.starttls(context=trust)
                smtp.ehlo()
            if own.user and own.password:
                _log_in(smtp, own.user, own.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """One try in one way: a relay may lock out whoever guesses."""
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    smtp.user, smtp.password = user, password
    try:
        if "PLAIN" in offered:
            smtp.auth("PLAIN", smtp.auth_plain)
        elif "LOGIN" in offered:
            smtp.auth("LOGIN", smtp.auth_login)
        else:
            raise MailError("the relay offers no way to log in that docgen knows; is a user needed there at all?")
    except smtplib.SMTPException as error:
        raise MailError(f"the relay does not let us in ({_told(error)}); see user and password") from None


def _answer(code: int, words: bytes) -> str:
    return one_line(f"{code} {words.decode('utf-8', 'replace')}")[:300]


def _told(error: BaseException) -> str:
    """What went wrong, in a few words that hold nothing of the message."""
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return _answer(error.smtp_code, words if isinstance(words, bytes) else str(words).encode())
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "the server hung up"
    if isinstance(error, OSError):
        return one_line(error.strerror or type(error).__name__)
    return type(error).__name__
