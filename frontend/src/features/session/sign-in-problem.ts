/** Why somebody stands at the sign-in page, in plain words, by the code the gateway sends along. */

export interface SignInProblem {
  title: string;
  text: string;
}

const PROBLEMS: Record<string, SignInProblem> = {
  SIGN_IN_DENIED: { title: "You are not signed in", text: "Signing in was cancelled. You can try again whenever you like." },
  SIGN_IN_EXPIRED: { title: "Signing in took too long", text: "It was not finished in time, or in another browser. Please sign in again." },
  PROVIDER_UNAVAILABLE: {
    title: "The sign-in page cannot be reached",
    text: "Your organisation's sign-in page does not answer at the moment. Please try again in a minute.",
  },
  PROVIDER_ANSWER_INVALID: {
    title: "Signing in did not work",
    text: "The answer of your organisation's sign-in page could not be verified. Please try again; if it happens again, tell the person who runs this site.",
  },
  EMAIL_MISSING: {
    title: "Your account has no email address",
    text: "Your organisation did not send one along. Ask the person who manages your account to add it.",
  },
  EMAIL_ALREADY_TAKEN: {
    title: "Another account already uses this email address",
    text: "Sign in as you did before, or ask the person who runs this site.",
  },
  IDENTITY_ALREADY_KNOWN: {
    title: "This sign-in already belongs to another account",
    text: "Ask the person who runs this site.",
  },
  USER_SUSPENDED: { title: "This account is suspended", text: "Ask the person who manages your account." },
  REGISTRATION_UNANSWERED: { title: "Your account could not be set up in time", text: "Please sign in again." },
  SERVICE_UNAVAILABLE: { title: "Signing in is not possible just now", text: "Please try again in a moment." },
  SESSION_EXPIRED: { title: "Your session is over", text: "It was not used for a while. Sign in again to go on where you were." },
  ENDED_BY_OWNER: { title: "Your session is over", text: "It was ended from another device. Sign in again to go on where you were." },
  REPLACED: { title: "Your session is over", text: "Somebody else signed in in this browser. Sign in again to go on where you were." },
  SIGNED_OUT: { title: "You are signed out", text: "You signed out in this browser." },
};

export const signInProblem = (code: string): SignInProblem =>
  PROBLEMS[code] ?? { title: "You are not signed in", text: `Something did not work (${code}). Please sign in again, or ask the person who runs this site.` };
