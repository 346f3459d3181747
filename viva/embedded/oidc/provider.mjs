// oidc-provider configured to look like a Keycloak realm: paths, claims and a first-party client that needs no consent.
import crypto from 'node:crypto';
import { Provider } from 'oidc-provider';
import { messagePage, securityHeaders, signOutPage } from './pages.mjs';
import { realm, settings } from './settings.mjs';

const HOUR = 3600;
const DAY = 24 * HOUR;
const TTL = {
  AccessToken: HOUR / 4,
  AuthorizationCode: 60,
  Grant: 14 * DAY,
  IdToken: HOUR / 4,
  Interaction: HOUR,
  RefreshToken: 14 * DAY,
  Session: 14 * DAY,
};

export const formTargets = [
  ...new Set(
    [...settings.client.redirectUris, ...settings.client.postLogoutUris].map((uri) => new URL(uri).origin),
  ),
];

const LONGEST_NAME = 320; // of an email address

export const nameOfAccount = (email) => String(email ?? '').trim().toLowerCase().slice(0, LONGEST_NAME);

export const findPerson = (email) => realm.users.find((user) => user.email === nameOfAccount(email));

const digest = (text) => crypto.createHash('sha256').update(String(text ?? '')).digest();

export const passwordFits = (user, password) => crypto.timingSafeEqual(digest(user.password), digest(password));

const claims = (user) => ({
  sub: user.id,
  email: user.email,
  email_verified: true,
  name: `${user.givenName} ${user.familyName}`,
  given_name: user.givenName,
  family_name: user.familyName,
  preferred_username: user.email,
  realm_access: { roles: ['viva-user'] },
});

const findAccount = (ctx, id) => {
  const user = realm.users.find((one) => one.id === id);
  return user && { accountId: id, claims: async () => claims(user) };
};

const loadExistingGrant = async (ctx) => {
  const { provider, client, session } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const grant = known && (await provider.Grant.find(known));
  if (grant) return grant;
  const fresh = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  fresh.addOIDCScope('openid profile email');
  await fresh.save();
  return fresh;
};

const send = (ctx, body) => {
  ctx.type = 'html';
  ctx.set(securityHeaders(formTargets));
  ctx.body = body;
};

const path = (name) => `/protocol/openid-connect/${name}`;

export const createProvider = ({ Adapter, secrets }) =>
  new Provider(settings.issuer.href, {
    adapter: Adapter,
    jwks: secrets.jwks,
    clients: [
      {
        client_id: settings.client.id,
        client_secret: settings.client.secret,
        redirect_uris: settings.client.redirectUris,
        post_logout_redirect_uris: settings.client.postLogoutUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub', 'realm_access'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false, // Keycloak puts the claims of the scopes into the id token
    cookies: {
      keys: secrets.cookieKeys,
      names: { session: 'viva_op_session', interaction: 'viva_op_interaction', resume: 'viva_op_resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => send(ctx, signOutPage(form)),
        postLogoutSuccessSource: (ctx) => send(ctx, messagePage('Signed out', 'You can close this page.')),
      },
    },
    findAccount,
    interactions: { url: (ctx, interaction) => `${settings.issuer.pathname}/login/${interaction.uid}` },
    issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant,
    pkce: { methods: ['S256'], required: () => true },
    renderError: (ctx, out) => send(ctx, messagePage('Sign-in is not possible', out.error_description ?? out.error)),
    rotateRefreshToken: true,
    routes: {
      authorization: path('auth'),
      end_session: path('logout'),
      introspection: path('token/introspect'),
      jwks: path('certs'),
      revocation: path('revoke'),
      token: path('token'),
      userinfo: path('userinfo'),
    },
    ttl: TTL,
  });
