// Failed passwords, counted by account and by address: whoever fails too often waits. Kept in memory, bounded.
const WINDOW_MS = 10 * 60_000;
const MOST_KEYS = 10_000;

const createCounter = (limit, now) => {
  const rows = new Map();

  const current = (key) => {
    const row = rows.get(key);
    return row && row.until > now() ? row : undefined;
  };

  // Milliseconds until this key may try again; 0: now.
  const wait = (key) => {
    const row = current(key);
    return row && row.count >= limit ? row.until - now() : 0;
  };

  const count = (key) => {
    const row = current(key) ?? { count: 0, until: now() + WINDOW_MS };
    row.count += 1;
    rows.delete(key);
    rows.set(key, row);
    if (rows.size > MOST_KEYS) rows.delete(rows.keys().next().value);
  };

  return { wait, count, forget: (key) => rows.delete(key) };
};

// A password that fits forgets the failures of its account, not those of the address.
export const createFailures = ({ ofAccount, ofAddress }, now = Date.now) => {
  const accounts = createCounter(ofAccount, now);
  const addresses = createCounter(ofAddress, now);
  return {
    waitSeconds: (account, address) => Math.ceil(Math.max(accounts.wait(account), addresses.wait(address)) / 1000),
    failed: (account, address) => {
      accounts.count(account);
      addresses.count(address);
    },
    fitted: (account) => accounts.forget(account),
  };
};
