import { isIP } from 'node:net';
import { z } from 'zod';

/** Which proxies are believed: none, so many one behind another, or those with these addresses. */
const proxies = z.string().transform((text, context): false | number | readonly string[] => {
  if (text === 'no') return false;
  if (text === 'yes') return 1;
  if (/^[1-9]$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  if (addresses.every(isNetwork)) return addresses;
  context.addIssue('"yes", "no", a number from 1 to 9, or addresses with commas between them');
  return z.NEVER;
});

/** An address, or a range of them as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Digits only: "door" is not a port, and "3000.5" is not one either. */
const wholeNumber = (least: number, most: number) => {
  const words = `a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
  return z.string().regex(/^\d{1,9}$/, words).transform(Number).pipe(z.number().min(least, words).max(most, words));
};

/** With a host (or the socket's folder as ?host=) and a database: "postgres://" alone would quietly mean this machine. */
const databaseUrl = z.string().refine((text) => {
  const [, host, query = ''] = /^postgres(?:ql)?:\/\/(?:[^@\s/?]*@)?([^\s/?]*)\/[^\s/?]+(?:\?(\S*))?$/.exec(text) ?? [];
  return host !== undefined && (host !== '' || /(^|&)host=./.test(query));
}, 'an address such as postgres://user:password@host:5432/database');

const oneOf = <const Words extends readonly string[]>(...words: Words) => z.enum(words, { error: `one of ${words.map((word) => `"${word}"`).join(', ')}` });
const letters = (least: number) => z.string().min(least, `at least ${least} characters`);
const webAddress = z.url({ protocol: /^https?$/, error: 'an address such as https://allied.example' });

/**
 * Every setting of Allied, once: its name, what it is for, and what a right value looks like.
 * `bin/allied settings` prints this list, and the boot check uses it, so the two cannot drift apart.
 */
export const settings = {
  ALLIED_MODE: {
    for: 'What this installation is: "demo" (imagined trust, persona switcher), "production" or "development".',
    shape: oneOf('demo', 'production', 'development'),
    byDefault: 'demo while nothing points to an installation for others (DATABASE_URL, ALLIED_SECRET, BEHIND_PROXY, another HOST or BASE_URL, MAIL_BY); otherwise it must be set',
  },
  PORT: { for: 'The port the site listens on.', shape: wholeNumber(0, 65_535), byDefault: '3000' },
  HOST: { for: 'The address the site listens on.', shape: letters(1), byDefault: '127.0.0.1' },
  ALLIED_DATA: { for: 'The folder for the built-in database and the generated secret.', shape: letters(1), byDefault: 'data' },
  DATABASE_URL: {
    for: 'A PostgreSQL 15 or later to use instead of the built-in one. This role owns the tables and may create roles.',
    shape: databaseUrl,
    byDefault: 'the built-in PostgreSQL',
  },
  DATABASE_WEB_URL: {
    for: 'The login of the web processes, where the owner may not create roles: a member of allied_app. Needs DATABASE_WORKER_URL too.',
    shape: databaseUrl,
    byDefault: 'made from DATABASE_URL',
  },
  DATABASE_WORKER_URL: {
    for: 'The login of background jobs, where the owner may not create roles: a member of allied_worker. Needs DATABASE_WEB_URL too.',
    shape: databaseUrl,
    byDefault: 'made from DATABASE_URL',
  },
  DATABASE_POOL: { for: 'Connections each process may hold.', shape: wholeNumber(2, 100), byDefault: '10' },
  ALLIED_SECRET: {
    for: 'Signs cookies and derives keys. Keep it the same on every process.',
    shape: letters(32),
    byDefault: 'made once and kept in the data folder (not in production)',
  },
  BASE_URL: { for: 'The address people type, used in email links.', shape: webAddress, byDefault: 'http://HOST:PORT' },
  BEHIND_PROXY: {
    for: 'Whose word is taken for where a request comes from (X-Forwarded-For): "no", "yes" for one proxy that you run, the number of proxies one behind another, or their addresses, such as "10.0.0.5, 10.1.0.0/16".',
    shape: proxies,
    byDefault: 'no',
  },
  WORKER: { for: '"inline" runs background jobs in the web process, "separate" leaves them to `bin/allied worker`.', shape: oneOf('inline', 'separate'), byDefault: 'inline' },
  // Not MAIL: many systems set that to the path of a person's letter box.
  MAIL_BY: { for: 'How mail leaves: "outbox" (kept on a page, development and demo only), "smtp" or "notify".', shape: oneOf('outbox', 'smtp', 'notify'), byDefault: 'outbox' },
  MAIL_FROM: { for: 'The sender of SMTP mail.', shape: letters(3), byDefault: 'allied@localhost' },
  SMTP_URL: { for: 'The SMTP server, for MAIL_BY=smtp.', shape: z.string().regex(/^smtps?:\/\//, 'an address that starts with smtp:// or smtps://'), byDefault: 'none' },
  NOTIFY_KEY: { for: 'The GOV.UK Notify API key, for MAIL_BY=notify.', shape: letters(20), byDefault: 'none' },
  NOTIFY_TEMPLATE: { for: 'The GOV.UK Notify template with the fields subject and body.', shape: letters(10), byDefault: 'none' },
  NOTIFY_URL: { for: 'Another address of the GOV.UK Notify service, for tests.', shape: webAddress, byDefault: 'the public service' },
  OIDC_ISSUER: { for: 'The OpenID Connect provider staff may sign in with.', shape: webAddress, byDefault: 'none' },
  OIDC_CLIENT_ID: { for: 'The client id at that provider.', shape: letters(1), byDefault: 'none' },
  OIDC_CLIENT_SECRET: { for: 'The client secret at that provider.', shape: letters(1), byDefault: 'none' },
  LOG: { for: 'How much is logged: "silent", "error", "info" or "debug".', shape: oneOf('silent', 'error', 'info', 'debug'), byDefault: 'info' },
  REQUESTS_A_MINUTE: { for: 'How many requests one address may make in a minute; 0 turns the limit off.', shape: wholeNumber(0, 1_000_000), byDefault: '600' },
  FEWEST_PEOPLE: {
    for: 'The smallest number of people that is told of a conversation: from 8 (as the requirements say) to 10. Fewer people are never told. The same for every process; raise it before people take part, since what was told once stays told.',
    shape: wholeNumber(8, 10),
    byDefault: '8',
  },
  CHECK_LINKS: { for: 'Whether the site may ask other sites each night if the links of its library still work: "no" or "yes". With "no" nothing leaves the server, and people enter what they found.', shape: oneOf('no', 'yes'), byDefault: 'no' },
} as const satisfies Record<string, { for: string; shape: z.ZodType; byDefault: string }>;

export type SettingName = keyof typeof settings;
