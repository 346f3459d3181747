"""TLS towards a server: the context a client uses, and clear words about a certificate file that cannot be used."""

import ssl


def client_context(ca_file: str = "", certificate_file: str = "", key_file: str = "") -> ssl.SSLContext:
    """Verifies the server and its name; without `ca_file` by the authorities that the system trusts.

    Raises ValueError that names the file which is missing, closed to us, or no PEM of that kind.
    """
    context = _context(ca_file) if ca_file else ssl.create_default_context()
    _load(context, certificate_file, key_file)
    return context


def check_files(ca_file: str = "", certificate_file: str = "", key_file: str = "") -> None:
    """Raises as `client_context` does, but never reads the authorities of the system: that takes up to 40 ms."""
    if ca_file:
        _context(ca_file)
    if certificate_file:
        _load(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), certificate_file, key_file)


def _context(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:
        raise ValueError(f"{ca_file} holds no certificates that can be read: {_reason(error)}") from error


def _load(context: ssl.SSLContext, certificate_file: str, key_file: str) -> None:
    if not certificate_file:
        return
    try:
        # without a password of its own OpenSSL would ask for one on the terminal
        context.load_cert_chain(certificate_file, key_file or None, password="")
    except (OSError, ValueError) as error:
        files = " with ".join(filter(None, (certificate_file, key_file)))
        raise ValueError(f"{files} is no certificate with its unencrypted key: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__
