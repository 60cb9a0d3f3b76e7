// Runs as a process of its own, one request at a time, so that laying out a document never holds up the web server
// and gives its memory back when it ends. It is started with an empty environment: it needs no secret and gets none.
import type { Drawing } from './drawing.ts';
import type { PreparedDocument } from './prepare.ts';

export type RenderRequest = { format: 'pdf' | 'word'; document: PreparedDocument } | { format: 'png'; drawing: Drawing };
export type RenderReply = { workerBytes: number } & ({ bytes: Uint8Array } | { fault: string });

process.on('message', (request: RenderRequest) => {
  void render(request).then(
    (bytes) => reply({ bytes }),
    (error: unknown) => reply({ fault: String(error) }),
  );
});

/** Each format's library is loaded only once it is asked for: a site that makes no Word files never holds docx. */
async function render(request: RenderRequest): Promise<Uint8Array> {
  if (request.format === 'word') {
    const { writeWord } = await import('./word.ts');
    return writeWord(request.document);
  }
  if (request.format === 'png') {
    const { paintPng } = await import('./png.ts');
    return paintPng(request.drawing);
  }
  const { compilePdf } = await import('./typst.ts');
  return compilePdf(request.document);
}

function reply(outcome: { bytes: Uint8Array } | { fault: string }): void {
  process.send?.({ ...outcome, workerBytes: process.memoryUsage.rss() } satisfies RenderReply);
}
