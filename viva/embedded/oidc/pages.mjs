// The few pages a person sees: sign in, sign out, and what went wrong. No scripts from outside, no third-party requests.
import crypto from 'node:crypto';

const escape = (text) =>
  String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Colours are the app's own, by the names and values of frontend/src/app/tokens.css.
const STYLE = `
  :root {
    color-scheme: light dark;
    --canvas: oklch(0.984 0.004 158);
    --surface: oklch(1 0 0);
    --line: oklch(0.905 0.008 160);
    --line-strong: oklch(0.655 0.016 165);
    --ink: oklch(0.235 0.022 168);
    --ink-soft: oklch(0.42 0.02 168);
    --accent: oklch(0.46 0.1 163);
    --on-accent: oklch(1 0 0);
    --danger: oklch(0.5 0.17 27);
    --focus: oklch(0.52 0.16 255);
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --canvas: oklch(0.185 0.011 168);
      --surface: oklch(0.222 0.013 168);
      --line: oklch(0.318 0.015 168);
      --line-strong: oklch(0.585 0.02 168);
      --ink: oklch(0.95 0.008 160);
      --ink-soft: oklch(0.805 0.012 163);
      --accent: oklch(0.785 0.125 163);
      --on-accent: oklch(0.2 0.035 168);
      --danger: oklch(0.76 0.125 25);
      --focus: oklch(0.74 0.13 250);
    }
  }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--canvas); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 400px; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 32px 28px; }
  h1 { margin: 0 0 4px; font-size: 24px; letter-spacing: -0.01em; }
  h2 { margin: 28px 0 8px; font-size: 14px; color: var(--ink-soft); font-weight: 600; }
  p { margin: 0 0 20px; color: var(--ink-soft); }
  label { display: block; margin: 16px 0 6px; font-weight: 600; font-size: 14px; }
  input { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line-strong); border-radius: 8px; }
  .primary { width: 100%; min-height: 44px; margin-top: 24px; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer; }
  .plain { width: 100%; min-height: 44px; margin-top: 8px; font: inherit; color: var(--ink-soft); background: transparent; border: 0; border-radius: 8px; cursor: pointer; }
  .person { display: block; width: 100%; min-height: 44px; margin-top: 8px; padding: 8px 12px; text-align: left; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line-strong); border-radius: 8px; cursor: pointer; }
  .person:hover { border-color: var(--accent); }
  .person span { display: block; color: var(--ink-soft); font-size: 14px; }
  .alert { margin: 16px 0 0; color: var(--danger); font-weight: 600; }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;

const page = (title, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Viva Voce</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;

const hash = (text) => `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`;
const SUBMIT = "document.getElementById('op.logoutForm').submit()";

// Browsers hold form-action against redirects too, so the places a form may end at are listed.
export const securityHeaders = (formTargets) => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(SUBMIT)}`,
    `form-action 'self' ${formTargets.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});

const person = (action, { email, givenName, familyName, hint }) => `
<form method="get" action="${escape(action)}"><input type="hidden" name="person" value="${escape(email)}">
<button class="person" type="submit">${escape(givenName)} ${escape(familyName)}<span>${escape(hint)} · ${escape(email)}</span></button></form>`;

export const signInPage = ({ action, email, password, problem, people }) =>
  page(
    'Sign in',
    `<h1>Sign in</h1><p>to Viva Voce</p>
${problem ? `<div class="alert" role="alert" id="problem">${escape(problem)}</div>` : ''}
<form method="post" action="${escape(action)}">
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escape(email)}" ${email ? '' : 'autofocus'}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required value="${escape(password)}" ${email ? 'autofocus' : ''} ${problem ? 'aria-describedby="problem"' : ''}>
<button class="primary" type="submit">Sign in</button>
<button class="plain" type="submit" name="cancel" value="yes" formnovalidate>Cancel</button>
</form>
${people.length ? `<h2>People of this demonstration (password: ${escape(people[0].password)})</h2>${people.map((one) => person(action, one)).join('')}` : ''}`,
  );

// `form` comes from oidc-provider with its xsrf value; the button is for browsers without scripts.
export const signOutPage = (form) =>
  page(
    'Sign out',
    `<h1>Signing out</h1>${form}<button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<script>${SUBMIT}</script>`,
  ).replace('</form>', '<input type="hidden" name="logout" value="yes"></form>');

export const messagePage = (title, text) => page(title, `<h1>${escape(title)}</h1><p>${escape(text)}</p>`);
