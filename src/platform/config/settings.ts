import { z } from 'zod';

/** A yes-or-no setting: the words people write in an environment file. */
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

/** Digits only: "door" is not a port, and "3000.5" is not one either. */
const wholeNumber = (least: number, most: number) => {
  const words = `a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
  return z.string().regex(/^\d{1,9}$/, words).transform(Number).pipe(z.number().min(least, words).max(most, words));
};

/**
 * Every setting of Allied, once: its name, what it is for, and what a right value looks like.
 * `bin/allied settings` prints this list, and the boot check uses it, so the two cannot drift apart.
 */
export const settings = {
  ALLIED_MODE: {
    for: 'What this installation is: "demo" (imagined trust, persona switcher), "production" or "development".',
    shape: z.enum(['demo', 'production', 'development']),
    byDefault: 'demo when there is no DATABASE_URL and HOST is this machine only; otherwise it must be set',
  },
  PORT: { for: 'The port the site listens on.', shape: wholeNumber(0, 65_535), byDefault: '3000' },
  HOST: { for: 'The address the site listens on.', shape: z.string().min(1), byDefault: '127.0.0.1' },
  ALLIED_DATA: { for: 'The folder for the built-in database and the generated secret.', shape: z.string().min(1), byDefault: 'data' },
  DATABASE_URL: {
    for: 'A PostgreSQL 15 or later to use instead of the built-in one. This role owns the tables and may create roles.',
    shape: z.string().regex(/^postgres(ql)?:\/\//, 'an address that starts with postgres://'),
    byDefault: 'the built-in PostgreSQL',
  },
  DATABASE_WEB_URL: {
    for: 'The login of the web processes, where the owner may not create roles: a member of allied_app. Needs DATABASE_WORKER_URL too.',
    shape: z.string().regex(/^postgres(ql)?:\/\//, 'an address that starts with postgres://'),
    byDefault: 'made from DATABASE_URL',
  },
  DATABASE_WORKER_URL: {
    for: 'The login of background jobs, where the owner may not create roles: a member of allied_worker. Needs DATABASE_WEB_URL too.',
    shape: z.string().regex(/^postgres(ql)?:\/\//, 'an address that starts with postgres://'),
    byDefault: 'made from DATABASE_URL',
  },
  DATABASE_POOL: { for: 'Connections each process may hold.', shape: wholeNumber(2, 100), byDefault: '10' },
  ALLIED_SECRET: {
    for: 'Signs cookies and derives keys. Keep it the same on every process.',
    shape: z.string().min(32, 'at least 32 characters'),
    byDefault: 'made once and kept in the data folder (not in production)',
  },
  BASE_URL: { for: 'The address people type, used in e-mail links.', shape: z.url({ protocol: /^https?$/ }), byDefault: 'http://HOST:PORT' },
  BEHIND_PROXY: { for: 'yes when a proxy you run sets X-Forwarded-For.', shape: yesNo, byDefault: 'no' },
  WORKER: { for: '"inline" runs background jobs in the web process, "separate" leaves them to `bin/allied worker`.', shape: z.enum(['inline', 'separate']), byDefault: 'inline' },
  // Not MAIL: many systems set that to the path of a person's letter box.
  MAIL_BY: { for: 'How mail leaves: "outbox" (kept on a page, development and demo only), "smtp" or "notify".', shape: z.enum(['outbox', 'smtp', 'notify']), byDefault: 'outbox' },
  MAIL_FROM: { for: 'The sender of SMTP mail.', shape: z.string().min(3), byDefault: 'allied@localhost' },
  SMTP_URL: { for: 'The SMTP server, for MAIL_BY=smtp.', shape: z.string().regex(/^smtps?:\/\//, 'an address that starts with smtp:// or smtps://'), byDefault: 'none' },
  NOTIFY_KEY: { for: 'The GOV.UK Notify API key, for MAIL_BY=notify.', shape: z.string().min(20), byDefault: 'none' },
  NOTIFY_TEMPLATE: { for: 'The GOV.UK Notify template with the fields subject and body.', shape: z.string().min(10), byDefault: 'none' },
  NOTIFY_URL: { for: 'Another address of the GOV.UK Notify service, for tests.', shape: z.url(), byDefault: 'the public service' },
  OIDC_ISSUER: { for: 'The OpenID Connect provider staff may sign in with.', shape: z.url(), byDefault: 'none' },
  OIDC_CLIENT_ID: { for: 'The client id at that provider.', shape: z.string().min(1), byDefault: 'none' },
  OIDC_CLIENT_SECRET: { for: 'The client secret at that provider.', shape: z.string().min(1), byDefault: 'none' },
  LOG: { for: 'How much is logged: "silent", "error", "info" or "debug".', shape: z.enum(['silent', 'error', 'info', 'debug']), byDefault: 'info' },
  REQUESTS_A_MINUTE: { for: 'How many requests one address may make in a minute; 0 turns the limit off.', shape: wholeNumber(0, 1_000_000), byDefault: '600' },
} as const satisfies Record<string, { for: string; shape: z.ZodType; byDefault: string }>;

export type SettingName = keyof typeof settings;
