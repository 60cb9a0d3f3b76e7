import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exampleReport } from './example-report.ts';
import { prepareDocument } from './prepare.ts';
import { createRenderer, type RendererLimits } from './renderer.ts';

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));
const roomy: RendererLimits = { idleMs: 60_000, documentMs: 30_000, workerBytes: 4e9 };
const report = prepareDocument(exampleReport(4));

test('a worker is kept for the next document', async () => {
  const renderer = createRenderer(workerFile, roomy);
  await renderer.render('word', report);
  const first = renderer.workerId();
  await renderer.render('word', report);
  assert.ok(first !== undefined);
  assert.equal(renderer.workerId(), first);
  renderer.close();
});

test('a worker that has grown is replaced, and no document is lost', async () => {
  const renderer = createRenderer(workerFile, { ...roomy, workerBytes: 1 });
  const made = await Promise.all([1, 2, 3].map(() => renderer.render('word', report)));
  assert.ok(made.every((bytes) => bytes.length > 1000));
  assert.equal(renderer.workerId(), undefined);
  renderer.close();
});

test('an idle worker is let go', async () => {
  const renderer = createRenderer(workerFile, { ...roomy, idleMs: 20 });
  await renderer.render('word', report);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(renderer.workerId(), undefined);
  renderer.close();
});

test('a document that takes too long fails alone, and those behind it are made', async () => {
  const renderer = createRenderer(workerFile, { ...roomy, documentMs: 20 });
  await assert.rejects(renderer.render('pdf', report), /not ready within 0\.02 seconds/);
  const patient = createRenderer(workerFile, roomy);
  const stuck = patient.render('pdf', report);
  const behind = patient.render('word', report);
  process.kill(patient.workerId() ?? 0, 'SIGKILL');
  await assert.rejects(stuck, /worker stopped \(SIGKILL\)/);
  assert.ok((await behind).length > 1000);
  renderer.close();
  patient.close();
});

test('a fault in one document leaves the worker and the next document alone', async () => {
  const renderer = createRenderer(workerFile, roomy);
  const broken = { ...report, blocks: [{ kind: 'figure' as const, caption: 'F', altText: 'F', drawing: { svg: '<svg', widthPx: 1, heightPx: 1 }, table: { kind: 'table' as const, caption: '', columns: [], rows: [] } }] };
  const faulty = renderer.render('pdf', broken);
  const next = renderer.render('pdf', report);
  await assert.rejects(faulty, /typst: /);
  assert.ok((await next).length > 1000);
  renderer.close();
});
