// Where the provider listens and whom it serves, all from the environment; a missing setting ends the start with one line.
import fs from 'node:fs';

const stop = (complaint) => {
  console.error(`viva: ${complaint}`);
  process.exit(2);
};

const required = (name) => process.env[name] || stop(`setting ${name} is missing for the identity provider`);

const list = (name) => required(name).split(/\s+/).filter(Boolean);

const number = (name, otherwise) => {
  const value = Number(process.env[name] ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : stop(`setting ${name} must be a whole number above 0`);
};

const isLoopback = (host) => host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

export const settings = {
  issuer: new URL(required('VIVA_OIDC_ISSUER')),
  host: process.env.VIVA_OIDC_HOST || '127.0.0.1',
  data: required('VIVA_OIDC_DATA'),
  // Failed passwords within ten minutes; an address may be a whole office.
  failuresOfAccount: number('VIVA_OIDC_FAILURES_OF_ACCOUNT', 10),
  failuresOfAddress: number('VIVA_OIDC_FAILURES_OF_ADDRESS', 100),
  client: {
    id: required('VIVA_OIDC_CLIENT_ID'),
    secret: required('VIVA_OIDC_CLIENT_SECRET'),
    redirectUris: list('VIVA_OIDC_REDIRECT_URIS'),
    postLogoutUris: list('VIVA_OIDC_POST_LOGOUT_URIS'),
  },
};

if (settings.issuer.protocol !== 'https:') {
  for (const host of [settings.host, settings.issuer.hostname]) {
    if (!isLoopback(host)) stop(`the identity provider serves no address but this machine's own without TLS: ${host} is refused`);
  }
}

export const realm = JSON.parse(fs.readFileSync(new URL('./realm.json', import.meta.url), 'utf8'));
