// Runs in a worker thread, one request at a time, so that laying out a document never holds up the web server.
import { parentPort } from 'node:worker_threads';
import type { PreparedDocument } from './prepare.ts';

export type RenderRequest = { id: number; format: 'pdf' | 'word'; document: PreparedDocument };
export type RenderReply = { id: number; bytes: Uint8Array<ArrayBuffer> } | { id: number; fault: string };

const port = parentPort;
if (port === null) throw new Error('The document worker runs only as a worker thread');

port.on('message', (request: RenderRequest) => {
  void render(request).then(
    (bytes) => port.postMessage({ id: request.id, bytes } satisfies RenderReply, [bytes.buffer]),
    (error: unknown) => port.postMessage({ id: request.id, fault: String(error) } satisfies RenderReply),
  );
});

/** Each format's library is loaded only once it is asked for: a site that makes no Word files never holds docx. */
async function render(request: RenderRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (request.format === 'word') {
    const { writeWord } = await import('./word.ts');
    return ownBytes(await writeWord(request.document));
  }
  const { compilePdf } = await import('./typst.ts');
  return ownBytes(await compilePdf(request.document));
}

/** A copy with a buffer of its own, which can be handed over without copying again. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
