import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exampleReport } from './example-report.ts';
import { prepareDocument } from './prepare.ts';
import { Renderer, type RendererLimits } from './renderer.ts';

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));
const report = prepareDocument(exampleReport(4));
const roomy: RendererLimits = {
  idleMs: 60_000, documentMs: 30_000, workerPdfs: 100, workerBytes: 4e9, warmUp: { format: 'word', document: report },
};

test('a worker is kept for the next document', async () => {
  const renderer = new Renderer(workerFile, roomy);
  await renderer.render({ format: 'word', document: report });
  const first = renderer.workerId();
  await renderer.render({ format: 'word', document: report });
  assert.ok(first !== undefined);
  assert.equal(renderer.workerId(), first);
  renderer.close();
});

for (const limit of [{ workerBytes: 1 }, { workerPdfs: 2 }]) {
  test(`a worker past its ${Object.keys(limit).join()} is replaced, and no document is lost`, async () => {
    const renderer = new Renderer(workerFile, { ...roomy, ...limit });
    const workers = new Set<number | undefined>();
    for (const bytes of await Promise.all([1, 2, 3, 4].map(async () => {
      const made = await renderer.render({ format: 'pdf', document: report });
      workers.add(renderer.workerId());
      return made;
    }))) assert.ok(bytes.length > 1000);
    assert.ok(workers.size > 1, 'more than one worker served');
    renderer.close();
  });
}

test('a replacement warms itself up once and then waits', async () => {
  const renderer = new Renderer(workerFile, { ...roomy, workerBytes: 1 });
  const first = renderer.render({ format: 'word', document: report });
  const firstWorker = renderer.workerId();
  await first;
  await pause(20);
  assert.notEqual(renderer.workerId(), firstWorker, 'another worker was started');
  const patience = Date.now() + 20_000;
  while (renderer.workerId() !== undefined && Date.now() < patience) await pause(20);
  await pause(100);
  assert.equal(renderer.workerId(), undefined, 'the warmed worker is past the limit too, and no third is started');
  renderer.close();
});

test('an idle worker is let go', async () => {
  const renderer = new Renderer(workerFile, { ...roomy, idleMs: 20 });
  await renderer.render({ format: 'word', document: report });
  await pause(200);
  assert.equal(renderer.workerId(), undefined);
  renderer.close();
});

test('a document that takes too long fails alone, and those behind it are made', async () => {
  const renderer = new Renderer(workerFile, { ...roomy, documentMs: 20 });
  await assert.rejects(renderer.render({ format: 'pdf', document: report }), /not ready within 0\.02 seconds/);
  const patient = new Renderer(workerFile, roomy);
  const stuck = patient.render({ format: 'pdf', document: report });
  const behind = patient.render({ format: 'word', document: report });
  process.kill(patient.workerId() ?? 0, 'SIGKILL');
  await assert.rejects(stuck, /worker stopped \(SIGKILL\)/);
  assert.ok((await behind).length > 1000);
  renderer.close();
  patient.close();
});

test('a fault in one document leaves the worker and the next document alone', async () => {
  const renderer = new Renderer(workerFile, roomy);
  const broken = { ...report, blocks: [{ kind: 'figure' as const, caption: 'F', altText: 'F', drawing: { svg: '<svg', widthPx: 1, heightPx: 1 }, table: { kind: 'table' as const, caption: '', columns: [], rows: [] } }] };
  const faulty = renderer.render({ format: 'pdf', document: broken });
  const next = renderer.render({ format: 'pdf', document: report });
  await assert.rejects(faulty, /typst: /);
  assert.ok((await next).length > 1000);
  renderer.close();
});
