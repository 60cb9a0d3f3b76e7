import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { readConfig, type Config } from '#platform/config';
import { makeFolder } from '#platform/folders';
import { inPlainWords, listenTrouble } from './trouble.ts';

const configOf = (settings: Record<string, string>): Config => {
  const read = readConfig({ ALLIED_MODE: 'demo', ...settings });
  assert.ok(read.ok);
  return read.config;
};
const thrown = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
};

describe('trouble in plain words', () => {
  it('names ALLIED_DATA where its folder cannot be made, and any other file by itself', () => {
    const config = configOf({ ALLIED_DATA: '/dev/null' });
    assert.equal(inPlainWords(thrown(() => makeFolder('/dev/null')), config), 'ALLIED_DATA does not work. /dev/null is not a folder.');
    assert.match(inPlainWords(thrown(() => makeFolder('/dev/null/below')), configOf({ ALLIED_DATA: '/dev/null/below' })), /^ALLIED_DATA does not work\. \/dev\/null is not a folder\.$/);
    assert.equal(inPlainWords(thrown(() => readFileSync('/nope')), config), '/nope is not there.');
    assert.equal(inPlainWords(thrown(() => readFileSync('/tmp')), config), 'EISDIR: illegal operation on a directory, read');
    assert.equal(inPlainWords(Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/dev/null/postgres' }), config), 'ALLIED_DATA does not work. /dev/null/postgres may not be opened or written by this account.');
    assert.equal(inPlainWords(new Error('A sentence of ours.'), config), 'A sentence of ours.');
  });

  it('names HOST or PORT where nothing can listen', async () => {
    const failing = (settings: Record<string, string>) => {
      const config = configOf(settings);
      return new Promise<string | null>((done) => {
        const server = createServer().once('error', (error) => done(listenTrouble(error, config))).listen({ host: config.host, port: config.port }, () => server.close(() => done('it listens')));
      });
    };
    assert.equal(await failing({ HOST: '10.99.99.99', PORT: '0' }), 'HOST does not work. This machine does not have the address 10.99.99.99.');
    assert.equal(await failing({ HOST: 'nosuchhost.invalid', PORT: '0' }), 'HOST does not work. No address is known for the name "nosuchhost.invalid".');
    assert.equal(listenTrouble(Object.assign(new Error(''), { code: 'EACCES', syscall: 'listen' }), configOf({ PORT: '80' })), 'PORT does not work. This account may not listen on port 80. Set PORT to a number above 1023.');
    assert.equal(listenTrouble(new Error('other'), configOf({})), null);
  });
});
