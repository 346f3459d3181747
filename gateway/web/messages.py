"""What people read when a session is over; the web app may say it better by the code."""

_MESSAGES = {
    "SIGNED_OUT": "You signed out.",
    "ENDED_BY_OWNER": "This session was ended from another device.",
    "REPLACED": "You signed in again in this browser.",
    "SESSION_EXPIRED": "Your session is over because it was not used for a while. Please sign in again.",
    "USER_SUSPENDED": "This account is suspended. Ask the person who manages your account.",
    "EMAIL_ALREADY_TAKEN": "Another account already uses this email address.",
    "IDENTITY_ALREADY_KNOWN": "This sign-in already belongs to another account. Ask the person who runs this site.",
    "REGISTRATION_UNANSWERED": "Your account could not be set up in time. Please sign in again.",
}


def message_of(code: str) -> str:
    return _MESSAGES.get(code, f"You could not stay signed in ({code}). Please sign in again.")
