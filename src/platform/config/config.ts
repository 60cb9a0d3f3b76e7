import { resolve } from 'node:path';
import type { z } from 'zod';
import { settings, type SettingName } from './settings.ts';

export type Mode = 'demo' | 'production' | 'development';

/** Everything a process needs to know about its surroundings, read once at boot. */
export interface Config {
  mode: Mode;
  port: number;
  host: string;
  dataFolder: string;
  database: { ownerUrl: string | null; webUrl: string | null; workerUrl: string | null; poolSize: number };
  secret: string | null;
  baseUrl: string;
  /** How many proxies one behind another are believed, or which; false believes nobody. */
  behindProxy: false | number | readonly string[];
  worker: 'inline' | 'separate';
  mail: { by: 'outbox' | 'smtp' | 'notify'; from: string; smtpUrl: string | null; notify: { key: string; template: string; url: string | null } | null };
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  log: 'silent' | 'error' | 'info' | 'debug';
  requestsPerMinute: number;
  fewestPeople: number;
  /** The operator lets the site ask other sites whether links still work. */
  checkLinks: boolean;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; sentence: string };

/**
 * Reads and checks every setting.
 * Returns one clear sentence that names the setting and says what was expected when something is wrong; it never throws.
 */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const read: Partial<Record<SettingName, unknown>> = {};
  for (const name of Object.keys(settings) as SettingName[]) {
    const given = env[name];
    if (given === undefined || given === '') continue;
    const parsed = settings[name].shape.safeParse(given);
    if (!parsed.success) return { ok: false, sentence: wrongSetting(name, given, parsed.error) };
    read[name] = parsed.data;
  }
  const config = shapeConfig(read as Read);
  const trouble = crossCheck(config, env);
  return trouble ? { ok: false, sentence: trouble } : { ok: true, config };
}

type Read = { [K in SettingName]?: z.output<(typeof settings)[K]['shape']> };

function wrongSetting(name: SettingName, given: string, error: z.ZodError): string {
  const secretive = /SECRET|KEY|URL/.test(name);
  const shown = secretive ? 'The value given' : `"${given}"`;
  return `${name} is wrong. ${shown} does not fit: ${error.issues[0]?.message ?? 'not understood'}. ${settings[name].for}`;
}

function shapeConfig(read: Read): Config {
  const host = read.HOST ?? '127.0.0.1';
  const port = read.PORT ?? 3000;
  return {
    mode: read.ALLIED_MODE ?? 'demo',
    port,
    host,
    dataFolder: resolve(read.ALLIED_DATA ?? 'data'),
    database: { ownerUrl: read.DATABASE_URL ?? null, webUrl: read.DATABASE_WEB_URL ?? null, workerUrl: read.DATABASE_WORKER_URL ?? null, poolSize: read.DATABASE_POOL ?? 10 },
    secret: read.ALLIED_SECRET ?? null,
    baseUrl: (read.BASE_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/$/, ''),
    behindProxy: read.BEHIND_PROXY ?? false,
    worker: read.WORKER ?? 'inline',
    mail: shapeMail(read),
    oidc: shapeOidc(read),
    log: read.LOG ?? 'info',
    requestsPerMinute: read.REQUESTS_A_MINUTE ?? 600,
    fewestPeople: read.FEWEST_PEOPLE ?? 8,
    checkLinks: read.CHECK_LINKS === 'yes',
  };
}

function shapeMail(read: Read): Config['mail'] {
  const notify = read.NOTIFY_KEY && read.NOTIFY_TEMPLATE
    ? { key: read.NOTIFY_KEY, template: read.NOTIFY_TEMPLATE, url: read.NOTIFY_URL ?? null }
    : null;
  return { by: read.MAIL_BY ?? 'outbox', from: read.MAIL_FROM ?? 'allied@localhost', smtpUrl: read.SMTP_URL ?? null, notify };
}

function shapeOidc(read: Read): Config['oidc'] {
  if (!read.OIDC_ISSUER || !read.OIDC_CLIENT_ID || !read.OIDC_CLIENT_SECRET) return null;
  return { issuer: read.OIDC_ISSUER, clientId: read.OIDC_CLIENT_ID, clientSecret: read.OIDC_CLIENT_SECRET };
}

const thisMachineOnly = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** What says that others than the person at this machine will use the site; null when nothing does. */
function pointsToOthers(config: Config, env: Record<string, string | undefined>): string | null {
  if (config.database.ownerUrl) return 'With DATABASE_URL set';
  if (!thisMachineOnly.includes(config.host)) return 'With HOST open to other machines';
  if (config.behindProxy !== false) return 'With BEHIND_PROXY set';
  if (!thisMachineOnly.includes(new URL(config.baseUrl).hostname)) return 'With a BASE_URL that is not this machine';
  if (env['ALLIED_SECRET']) return 'With ALLIED_SECRET set';
  return config.mail.by === 'outbox' ? null : 'With MAIL_BY set';
}

/** What no single setting can tell: pairs that belong together, and demo mode that may never be an accident. */
function crossCheck(config: Config, env: Record<string, string | undefined>): string | null {
  const open = pointsToOthers(config, env);
  if (!env['ALLIED_MODE'] && open) return `ALLIED_MODE is missing. ${open}, say "production", "development" or "demo" yourself.`;
  if (config.mode === 'demo' && env['NODE_ENV'] === 'production') {
    return 'ALLIED_MODE is "demo" but NODE_ENV is "production". Set ALLIED_MODE=production: demo people can sign in without proof.';
  }
  if ((config.database.webUrl === null) !== (config.database.workerUrl === null)) return 'DATABASE_WEB_URL and DATABASE_WORKER_URL belong together. Give both, or neither.';
  if (config.database.webUrl && !config.database.ownerUrl) return 'DATABASE_URL is missing. DATABASE_WEB_URL and DATABASE_WORKER_URL need it.';
  if (config.mode === 'production' && !config.secret) return 'ALLIED_SECRET is missing. In production set it to at least 32 random characters.';
  if (config.mode === 'production' && !env['BASE_URL']) return 'BASE_URL is missing. In production set it to the address people type, such as https://allied.example.';
  if (config.mode === 'production' && config.mail.by === 'outbox') return 'MAIL_BY is missing. In production set it to "smtp" or "notify", or nobody can sign in.';
  if (config.mail.by === 'smtp' && !config.mail.smtpUrl) return 'SMTP_URL is missing. MAIL_BY=smtp needs it.';
  if (config.mail.by === 'notify' && !config.mail.notify) return 'NOTIFY_KEY or NOTIFY_TEMPLATE is missing. MAIL_BY=notify needs both.';
  const oidcGiven = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].filter((name) => env[name]);
  if (oidcGiven.length > 0 && !config.oidc) return 'OpenID Connect is half set. Give OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.';
  return null;
}
