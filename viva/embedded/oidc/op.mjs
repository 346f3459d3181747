// The identity provider of the embedded mode: one HTTP server with the provider and its sign-in page.
import { createBoundedServer } from './bounds.mjs';
import { createFailures } from './failures.mjs';
import { securityHeaders, signInPage, messagePage } from './pages.mjs';
import { createProvider, findPerson, formTargets, nameOfAccount, passwordFits } from './provider.mjs';
import { realm, settings } from './settings.mjs';
import { createStore, loadSecrets } from './store.mjs';

const MAX_FORM_BYTES = 10_000;
const { pathname } = settings.issuer;

const secrets = await loadSecrets(settings.data);
const store = createStore(settings.data);
const provider = createProvider({ Adapter: store.Adapter, secrets });
const answer = provider.callback();
const failures = createFailures({ ofAccount: settings.failuresOfAccount, ofAddress: settings.failuresOfAddress });

const reply = (res, status, html, headers = {}) => {
  res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...securityHeaders(formTargets), ...headers });
  res.end(html);
};

class FormTooLarge extends Error {}

const readForm = async (req) => {
  let text = '';
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.length > MAX_FORM_BYTES) throw new FormTooLarge('form too large');
  }
  return Object.fromEntries(new URLSearchParams(text));
};

const showSignIn = (res, status, shown, headers) =>
  reply(res, status, signInPage({ people: realm.users, ...shown }), headers);

// A demo person that was picked fills the form; it is still the form that signs in.
const showForm = (req, res, action, hint) => {
  const picked = findPerson(new URL(req.url, settings.issuer).searchParams.get('person'));
  return showSignIn(res, 200, { action, email: picked?.email ?? hint, password: picked?.password });
};

const refuseForNow = (res, action, email, seconds) => {
  const problem = `Too many passwords that did not fit. Please try again in ${Math.ceil(seconds / 60)} min.`;
  return showSignIn(res, 429, { action, email, problem }, { 'Retry-After': String(seconds) });
};

const checkPassword = async (req, res, action, { email, password }) => {
  const account = nameOfAccount(email);
  const address = req.socket.remoteAddress;
  const seconds = failures.waitSeconds(account, address);
  if (seconds > 0) return refuseForNow(res, action, email, seconds);
  const user = findPerson(account);
  if (!user || !passwordFits(user, password)) {
    failures.failed(account, address);
    return showSignIn(res, 401, { action, email, problem: 'This email and password do not fit. Please try again.' });
  }
  failures.fitted(account);
  return provider.interactionFinished(req, res, { login: { accountId: user.id } });
};

const CANCELLED = { error: 'access_denied', error_description: 'the person cancelled' };

const signIn = async (req, res, action) => {
  const { params } = await provider.interactionDetails(req, res);
  if (req.method !== 'POST') return showForm(req, res, action, params.login_hint);
  const form = await readForm(req);
  if (form.cancel) return provider.interactionFinished(req, res, CANCELLED);
  return checkPassword(req, res, action, form);
};

const server = createBoundedServer(async (req, res) => {
  for (const [name, value] of Object.entries(securityHeaders(formTargets))) res.setHeader(name, value);
  try {
    const path = new URL(req.url, settings.issuer).pathname;
    if (path.startsWith(`${pathname}/login/`)) return await signIn(req, res, path);
    if (!path.startsWith(`${pathname}/`)) return reply(res, 404, messagePage('Not found', 'There is no such page.'));
    req.originalUrl = req.url; // the provider finds its mount path by the difference of the two
    req.url = req.url.slice(pathname.length);
    return await answer(req, res);
  } catch (error) {
    console.error(error.message);
    if (error instanceof FormTooLarge) return reply(res, 413, messagePage('Sign-in is not possible', 'This form is too large.'));
    return reply(res, 400, messagePage('Sign-in is not possible', 'This page is too old. Please start again from Viva Voce.'));
  }
});

const stop = () => {
  store.flush();
  process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

server.listen(Number(settings.issuer.port), settings.host, () => console.log(`ready: ${settings.issuer.href}`));
