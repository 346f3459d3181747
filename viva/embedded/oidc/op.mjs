// The identity provider of the embedded mode: one HTTP server with the provider and its sign-in page.
import { createBoundedServer } from './bounds.mjs';
import { securityHeaders, signInPage, messagePage } from './pages.mjs';
import { createProvider, findPerson, formTargets, passwordFits } from './provider.mjs';
import { realm, settings } from './settings.mjs';
import { createStore, loadSecrets } from './store.mjs';

const MAX_FORM_BYTES = 10_000;
const { pathname } = settings.issuer;

const secrets = await loadSecrets(settings.data);
const store = createStore(settings.data);
const provider = createProvider({ Adapter: store.Adapter, secrets });
const answer = provider.callback();

const reply = (res, status, html) => {
  res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...securityHeaders(formTargets) });
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

const authenticated = ({ person, email, password }) => {
  if (settings.showsPeople && person) return findPerson(person);
  const user = findPerson(email);
  return user && passwordFits(user, password) ? user : undefined;
};

const showSignIn = (res, status, action, email, problem) =>
  reply(res, status, signInPage({ action, email, problem, people: settings.showsPeople ? realm.users : [] }));

const signIn = async (req, res, action) => {
  const { params } = await provider.interactionDetails(req, res);
  if (req.method !== 'POST') return showSignIn(res, 200, action, params.login_hint);
  const form = await readForm(req);
  const user = authenticated(form);
  if (!user) return showSignIn(res, 401, action, form.email, 'This email and password do not fit. Please try again.');
  return provider.interactionFinished(req, res, { login: { accountId: user.id } });
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

server.listen(Number(settings.issuer.port), '127.0.0.1', () => console.log(`ready: ${settings.issuer.href}`));
