import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig, settings, type SettingName } from '#platform/config';

const production = {
  ALLIED_MODE: 'production', DATABASE_URL: 'postgres://owner@localhost/allied', ALLIED_SECRET: 'x'.repeat(32), BASE_URL: 'https://allied.example',
  MAIL_BY: 'smtp', SMTP_URL: 'smtp://localhost',
};
const sentence = (env: Record<string, string>): string => {
  const read = readConfig(env);
  return read.ok ? 'accepted' : read.sentence;
};

/** A value that does not fit, for every setting there is: a setting without one here fails the test. */
const wrong: Record<SettingName, string> = {
  ALLIED_MODE: 'test', PORT: '70000', HOST: '', ALLIED_DATA: '', DATABASE_URL: 'mysql://x', DATABASE_WEB_URL: 'x', DATABASE_WORKER_URL: 'x', DATABASE_POOL: 'many',
  ALLIED_SECRET: 'short', BASE_URL: 'allied', BEHIND_PROXY: 'true', WORKER: 'both', MAIL_BY: 'post', MAIL_FROM: 'x', SMTP_URL: 'localhost',
  NOTIFY_KEY: 'short', NOTIFY_TEMPLATE: 'short', NOTIFY_URL: 'x', OIDC_ISSUER: 'x', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '', LOG: 'loud', REQUESTS_A_MINUTE: '-1', FEWEST_PEOPLE: '7', CHECK_LINKS: 'maybe',
};
/** These may be any words at all; empty means not given. */
const anyWords: SettingName[] = ['HOST', 'ALLIED_DATA', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

describe('the settings', () => {
  it('need nothing for a try-out: this machine only, a demo, the built-in database', () => {
    const read = readConfig({});
    assert.ok(read.ok);
    const { mode, host, port, database, worker, mail } = read.config;
    assert.deepEqual([mode, host, port, database.ownerUrl, worker, mail.by], ['demo', '127.0.0.1', 3000, null, 'inline', 'outbox']);
  });

  it('are checked one by one, each with a sentence that names it, says what fits and what it is for', () => {
    assert.deepEqual(Object.keys(wrong).toSorted(), Object.keys(settings).toSorted());
    for (const name of (Object.keys(wrong) as SettingName[]).filter((it) => !anyWords.includes(it))) {
      const said = sentence({ [name]: wrong[name] });
      assert.ok(said.startsWith(`${name} is wrong. `), `${name}: ${said}`);
      assert.ok(said.endsWith(settings[name].for), said);
      assert.equal(said.split('\n').length, 1, said);
    }
  });

  it('that hold secrets are never repeated', () => {
    for (const name of ['ALLIED_SECRET', 'DATABASE_URL', 'SMTP_URL', 'NOTIFY_KEY'] as const) assert.ok(!sentence({ [name]: 'hush-hush' }).includes('hush-hush'), name);
    assert.match(sentence({ LOG: 'loud' }), /"loud"/);
  });

  it('say in plain words what was expected, and take nothing that only looks like a number or an address', () => {
    for (const port of ['0x10', '1e3', '3 ', '-1', '65536', 'door']) assert.match(sentence({ PORT: port }), /^PORT is wrong\. ".*" does not fit: a whole number from 0 to 65,535\. /);
    for (const url of ['postgres://', 'postgres://owner@', 'postgres:///allied', 'postgres://owner@db']) assert.match(sentence({ DATABASE_URL: url, ALLIED_MODE: 'demo' }), /^DATABASE_URL is wrong\. The value given does not fit: an address such as/, url);
    for (const url of ['postgres://o:p%40@db:5432/allied', 'postgresql://o@/allied?host=%2Ftmp%2Fx', 'postgres://[::1]/allied?sslmode=require']) assert.equal(sentence({ DATABASE_URL: url, ALLIED_MODE: 'demo' }), 'accepted', url);
    for (const name of Object.keys(wrong) as SettingName[]) assert.doesNotMatch(sentence({ [name]: wrong[name] }), /NaN|Invalid|Too small|Too big/, name);
  });

  it('name the proxies that are believed: none, a number, or addresses', () => {
    const believed = (given: string) => {
      const read = readConfig({ BEHIND_PROXY: given, ALLIED_MODE: 'demo' });
      return read.ok ? read.config.behindProxy : read.sentence.slice(0, 12);
    };
    assert.deepEqual(['no', 'yes', '2', '10.0.0.5, 10.1.0.0/16,::1'].map(believed), [false, 1, 2, ['10.0.0.5', '10.1.0.0/16', '::1']]);
    for (const given of ['true', '0', '10.0.0', '10.0.0.0/33', '0.0.0.0/0', 'a,b', '10.0.0.1/8/8']) assert.equal(believed(given), 'BEHIND_PROXY', given);
  });

  it('count as not given when they are empty', () => assert.equal(sentence({ PORT: '', ALLIED_MODE: '' }), 'accepted'));

  it('of production are complete or refused', () => {
    assert.equal(sentence(production), 'accepted');
    for (const [name, said] of [
      ['ALLIED_SECRET', /^ALLIED_SECRET is missing\./], ['BASE_URL', /^BASE_URL is missing\./], ['MAIL_BY', /^MAIL_BY is missing\./], ['SMTP_URL', /^SMTP_URL is missing\./],
    ] as const) {
      assert.match(sentence({ ...production, [name]: '' }), said);
    }
    assert.match(sentence({ ...production, MAIL_BY: 'notify' }), /^NOTIFY_KEY or NOTIFY_TEMPLATE is missing\./);
    assert.match(sentence({ ...production, OIDC_ISSUER: 'https://login.example' }), /^OpenID Connect is half set\./);
  });

  it('for logins made by hand belong together', () => {
    const login = 'postgres://web@localhost/allied';
    assert.match(sentence({ ...production, DATABASE_WEB_URL: login }), /^DATABASE_WEB_URL and DATABASE_WORKER_URL belong together\./);
    assert.match(sentence({ DATABASE_WEB_URL: login, DATABASE_WORKER_URL: login }), /^DATABASE_URL is missing\./);
    assert.equal(sentence({ ...production, DATABASE_WEB_URL: login, DATABASE_WORKER_URL: login }), 'accepted');
  });
});

describe('demo mode', () => {
  it('is never chosen by silence where others could reach it', () => {
    assert.match(sentence({ DATABASE_URL: 'postgres://owner@db/allied' }), /^ALLIED_MODE is missing\./);
    assert.match(sentence({ HOST: '0.0.0.0' }), /^ALLIED_MODE is missing\./);
    assert.match(sentence({ HOST: '10.0.0.1' }), /^ALLIED_MODE is missing\./);
    assert.equal(sentence({ HOST: 'localhost' }), 'accepted');
    for (const [name, value] of [['BEHIND_PROXY', 'yes'], ['BASE_URL', 'https://allied.example'], ['ALLIED_SECRET', 'x'.repeat(32)], ['MAIL_BY', 'smtp']] as const) {
      assert.match(sentence({ [name]: value, SMTP_URL: 'smtp://localhost' }), /^ALLIED_MODE is missing\./, name);
      assert.equal(sentence({ [name]: value, SMTP_URL: 'smtp://localhost', ALLIED_MODE: 'demo' }), 'accepted', name);
    }
    assert.equal(sentence({ BASE_URL: 'http://localhost:8080', MAIL_BY: 'outbox', BEHIND_PROXY: 'no', HOST: '::1' }), 'accepted');
  });

  it('is refused where the surroundings say production', () => {
    assert.match(sentence({ NODE_ENV: 'production' }), /^ALLIED_MODE is "demo" but NODE_ENV is "production"\./);
    assert.match(sentence({ NODE_ENV: 'production', ALLIED_MODE: 'demo' }), /^ALLIED_MODE is "demo" but NODE_ENV is "production"\./);
  });
});
