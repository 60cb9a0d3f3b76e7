import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Encoder } from './encoder.ts';
import { closeSentenceEncoder, sentenceVectors } from './index.ts';

const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const limits = { idleMs: 1_000, textMs: 5_000, restMs: 1_000 };
const asked = { withinMs: 10_000, urgent: true };

describe('vectors of sentences', () => {
  after(closeSentenceEncoder);

  test('say which texts say nearly the same, the same each time, and zeros for no words', async () => {
    const texts = ['My child is afraid of the dentist.', 'Kids get scared of having their teeth done.', 'The car park is full by nine.', '…', 'My child is afraid of the dentist.'];
    const [afraid, scared, full, none, again] = await sentenceVectors(texts) ?? assert.fail('no answer');
    assert.ok(afraid && scared && full && none);
    assert.ok(Math.abs(product(afraid, afraid) - 1) < 1e-5 && afraid.length === 512);
    assert.ok(product(afraid, scared) > product(afraid, full) + 0.2, `${product(afraid, scared)} ${product(afraid, full)}`);
    assert.ok(none.every((value) => value === 0) && none.length === 512);
    assert.deepEqual(again, afraid);
  });

  test('urgent texts pass others, and one that comes too late is null', async () => {
    const order: string[] = [];
    const ask = async (name: string, urgent: boolean) => { await sentenceVectors([name], { urgent }); order.push(name); };
    await Promise.all([ask('one', false), ask('two', false), ask('three', true)]);
    assert.deepEqual(order, ['one', 'three', 'two']);
    assert.equal(await sentenceVectors(Array.from({ length: 30 }, (_, at) => `Idea number ${at}`), { withinMs: 5 }), null);
    assert.ok(await sentenceVectors(['And it goes on.']));
  });
});

describe('when the thread fails', () => {
  const fileOf = (name: string, code: string) => {
    const path = join(tmpdir(), `allied-encoder-${process.pid}-${name}.mjs`);
    writeFileSync(path, code);
    return pathToFileURL(path);
  };

  test('all that waits is null, and it is tried again only after a rest', async () => {
    const encoder = new Encoder(limits, fileOf('gone', 'throw new Error("no weights")'));
    assert.equal(await encoder.vectors(['one', 'two'], asked), null);
    const began = performance.now();
    assert.equal(await encoder.vectors(['three'], asked), null);
    assert.ok(performance.now() - began < 10, 'no thread is started');
    await encoder.close();
  });

  test('its thread can open no connection, though the library could fetch weights', async () => {
    const worker = new Worker(fileOf('net', `import ${JSON.stringify(new URL('./thread.ts', import.meta.url))};
      import { connect } from 'node:net';
      import { createRequire } from 'node:module';
      import { parentPort } from 'node:worker_threads';
      const { initModel } = createRequire(${JSON.stringify(import.meta.url)})('@energetic-ai/embeddings');
      // The library tries more than one file at once and awaits only the first.
      for (const kind of ['unhandledRejection', 'uncaughtException']) process.on(kind, () => {});
      const why = (act) => Promise.resolve().then(act).then(() => 'it was allowed', (error) => error.message);
      parentPort.postMessage([await why(() => connect(9, '127.0.0.1')), await why(() => initModel()), await why(() => fetch('http://127.0.0.1:9'))]);`), { execArgv: [] });
    const refused = 'The sentence encoder asks nothing of a network';
    assert.deepEqual(await new Promise((resolve, reject) => { worker.once('message', resolve).once('error', reject); }), [refused, refused, refused]);
    await worker.terminate();
  });

  test('a text that never ends is given up', async () => {
    const stuck = new Encoder({ ...limits, textMs: 300 }, fileOf('stuck', 'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;); });'));
    assert.equal(await stuck.vectors(['one'], asked), null);
    await stuck.close();
  });
});
