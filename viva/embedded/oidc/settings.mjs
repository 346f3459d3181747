// Where the provider listens and whom it serves, all from the environment; a missing setting ends the start with one line.
import fs from 'node:fs';

const required = (name) => {
  const value = process.env[name];
  if (!value) {
    console.error(`viva: setting ${name} is missing for the identity provider`);
    process.exit(2);
  }
  return value;
};

const list = (name) => required(name).split(/\s+/).filter(Boolean);

export const settings = {
  issuer: new URL(required('VIVA_OIDC_ISSUER')),
  data: required('VIVA_OIDC_DATA'),
  showsPeople: process.env.VIVA_ENVIRONMENT === 'development',
  client: {
    id: required('VIVA_OIDC_CLIENT_ID'),
    secret: required('VIVA_OIDC_CLIENT_SECRET'),
    redirectUris: list('VIVA_OIDC_REDIRECT_URIS'),
    postLogoutUris: list('VIVA_OIDC_POST_LOGOUT_URIS'),
  },
};

export const realm = JSON.parse(fs.readFileSync(new URL('./realm.json', import.meta.url), 'utf8'));
