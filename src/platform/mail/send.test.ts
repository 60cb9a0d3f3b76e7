import assert from 'node:assert/strict';
import { createServer as createTcpServer } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { readConfig, type Config } from '#platform/config';
import { openLog } from '#platform/log';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { openMail, queueMail, sendMailJob } from './index.ts';

const letter = { to: 'someone@post.example', subject: 'Grüße', body: 'Open this link:\n\nhttps://allied.example/x\n', purpose: 'test' };
const now = new Date('2026-03-01T10:00:00Z');

describe('mail', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase(); });
  after(() => database.close());
  const settings = (more: Record<string, string>): Config => {
    const read = readConfig({ ALLIED_MODE: 'demo', LOG: 'silent', ...more });
    assert.ok(read.ok);
    return read.config;
  };
  const queue = async (more: { html?: string; stopAddress?: string } = {}) => {
    await database.owner.query('delete from platform.mail');
    await database.web.within({ as: 'public' }, (tx) => queueMail(tx, { ...letter, ...more }, now));
    return String((await database.owner.query('select id from platform.mail')).rows[0]?.id);
  };
  const send = (config: Config, id: string) => sendMailJob(openMail(config)).run({ id }, { store: database.worker, now, config, log: openLog('silent') });
  const kept = async () => (await database.owner.query('select to_address, subject, body, sent_at from platform.mail')).rows[0];

  it('leaves over SMTP, and then keeps neither the words nor the address', async () => {
    const { server, seen, port } = await smtpServer();
    const config = settings({ MAIL_BY: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'allied@allied.example' });
    await send(config, await queue());
    assert.match(seen.join('\n'), /RCPT TO:<someone@post\.example>/);
    assert.match(seen.join('\n'), /https:\/\/allied\.example\/x/);
    assert.deepEqual(await kept(), { to_address: '', subject: '', body: '', sent_at: now });
    server.close();
  });

  it('is drawn as well where it was drawn, says where one press stops it, and keeps nothing of that', async () => {
    const { server, seen, port } = await smtpServer();
    const id = await queue({ html: '<p>Drawn</p>', stopAddress: 'https://allied.example/stop?key=1' });
    await send(settings({ MAIL_BY: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'allied@allied.example' }), id);
    const words = seen.join('\n');
    for (const said of [/multipart\/alternative/, /<p>Drawn<\/p>/, /List-Unsubscribe: <https:\/\/allied\.example\/stop\?key=1>/, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/]) assert.match(words, said);
    assert.deepEqual((await database.owner.query('select html, stop_address from platform.mail')).rows, [{ html: '', stop_address: '' }]);
    server.close();
  });

  it('leaves through GOV.UK Notify with the words in the template', async () => {
    const bodies: string[] = [];
    const server = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => { body += part.toString(); });
      request.on('end', () => {
        bodies.push(`${request.method} ${request.url} ${body}`);
        response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
      });
    });
    const port = await listening(server);
    const key = 'test_key-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0';
    await send(settings({ MAIL_BY: 'notify', NOTIFY_KEY: key, NOTIFY_TEMPLATE: '00000000-0000-4000-8000-000000000000', NOTIFY_URL: `http://127.0.0.1:${port}` }), await queue());
    assert.match(bodies[0] ?? '', /^POST \/v2\/notifications\/email .*"email_address":"someone@post\.example".*"subject":"Grüße"/);
    assert.equal((await kept())?.body, '');
    server.close();
  });

  it('stays to be tried again when it could not leave, and is sent once', async () => {
    const id = await queue();
    await assert.rejects(send(settings({ MAIL_BY: 'smtp', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'allied@allied.example' }), id));
    assert.equal((await kept())?.sent_at, null);
    assert.equal((await kept())?.body, letter.body);
    const { server, seen, port } = await smtpServer();
    const config = settings({ MAIL_BY: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'allied@allied.example' });
    await send(config, id);
    await send(config, id);
    assert.equal(seen.filter((line) => line.startsWith('RCPT')).length, 1);
    server.close();
  });

  it('is kept to be read where nothing is sent', async () => {
    await send(settings({}), await queue());
    assert.equal((await kept())?.body, letter.body);
    assert.deepEqual((await kept())?.sent_at, now);
  });

  it('is queued with the change or not at all', async () => {
    await database.owner.query('delete from platform.mail');
    await assert.rejects(database.web.within({ as: 'public' }, async (tx) => {
      await queueMail(tx, letter, now);
      throw new Error('the change failed');
    }));
    assert.equal(await kept(), undefined);
  });
});

async function listening(server: Server | ReturnType<typeof createHttpServer>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** The smallest SMTP server that takes a letter (RFC 5321). */
async function smtpServer(): Promise<{ server: Server; seen: string[]; port: number }> {
  const seen: string[] = [];
  const server = createTcpServer((socket) => {
    let inWords = false;
    socket.setEncoding('utf8').write('220 here\r\n');
    socket.on('data', (text: string) => {
      for (const line of text.split('\r\n').filter(Boolean)) {
        seen.push(line);
        if (line === 'DATA') inWords = true;
        if (line === 'DATA') socket.write('354 go on\r\n');
        else if (line === '.') inWords = false;
        if (line === '.' || (!inWords && line !== 'DATA')) socket.write(line.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  return { server, seen, port: await listening(server) };
}
