// What survives a restart: keys, cookie secrets, sessions and grants, in two files that only their owner can read.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const generateKeyPair = promisify(crypto.generateKeyPair);

const write = (file, value) => {
  const unfinished = `${file}.unfinished`;
  fs.writeFileSync(unfinished, JSON.stringify(value), { mode: 0o600 });
  fs.renameSync(unfinished, file);
};

const read = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined);

// The signing key and the secret of the cookies, made at the first start.
export const loadSecrets = async (folder) => {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'secrets.json');
  const known = read(file);
  if (known) return known;
  const { privateKey } = await generateKeyPair('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: crypto.randomUUID() };
  const secrets = { jwks: { keys: [key] }, cookieKeys: [crypto.randomBytes(32).toString('base64url')] };
  write(file, secrets);
  return secrets;
};

// An adapter class as oidc-provider asks for (its docs: "adapter"), all models in one file.
export const createStore = (folder) => {
  const file = path.join(folder, 'state.json');
  const now = () => Math.floor(Date.now() / 1000);
  const rows = new Map(Object.entries(read(file) ?? {}));
  let timer;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [key, row] of rows) if (row.expiresAt && row.expiresAt < now()) rows.delete(key);
    write(file, Object.fromEntries(rows));
  };
  const changed = () => {
    timer ??= setTimeout(flush, 50);
  };

  class Adapter {
    constructor(model) {
      this.model = model;
    }

    key(id) {
      return `${this.model}:${id}`;
    }

    async upsert(id, payload, expiresIn) {
      rows.set(this.key(id), { payload, expiresAt: expiresIn ? now() + expiresIn : undefined });
      changed();
    }

    async find(id) {
      const row = rows.get(this.key(id));
      return row && (!row.expiresAt || row.expiresAt >= now()) ? row.payload : undefined;
    }

    async findBy(name, value) {
      for (const [key, { payload }] of rows) {
        if (key.startsWith(`${this.model}:`) && payload[name] === value) return payload;
      }
      return undefined;
    }

    async findByUid(uid) {
      return this.findBy('uid', uid);
    }

    async findByUserCode(userCode) {
      return this.findBy('userCode', userCode);
    }

    async destroy(id) {
      rows.delete(this.key(id));
      changed();
    }

    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key);
      changed();
    }

    async consume(id) {
      const row = rows.get(this.key(id));
      if (row) row.payload.consumed = now();
      changed();
    }
  }

  return { Adapter, flush };
};
