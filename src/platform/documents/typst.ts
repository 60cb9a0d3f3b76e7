// The typst compiler, which makes tagged PDF, as WebAssembly: it has no file system and no network, so whatever a
// document holds, it can reach nothing. One instance is made and kept, because making it takes most of a second.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import type { PreparedDocument } from './prepare.ts';

const require = createRequire(import.meta.url);
const fontFiles = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf', '700Bold/SourceSans3_700Bold.ttf'];

let compiler: Promise<TypstCompiler> | undefined;

/** Lays a document out as PDF 1.7, tagged. Throws an Error with typst's own words when the layout itself is at fault. */
export async function compilePdf(document: PreparedDocument): Promise<Uint8Array> {
  compiler ??= makeCompiler();
  const typst = await compiler;
  typst.map_shadow('/model.json', Buffer.from(JSON.stringify(document)));
  const outcome = typst.compile('/template.typ', [], 'pdf', withDiagnosticObjects) as Outcome;
  if (outcome.result === undefined) throw new Error(`typst: ${faults(outcome)}`);
  return showingItsTitle(outcome.result);
}

/**
 * Lets a reader's window show the title and not the file's name (WCAG 2.2, 2.4.2, technique PDF18). This compiler writes
 * that only under a PDF/UA flag it does not offer. Left to right is PDF's default, so its place can be used: the length
 * stays the same, and with it every offset in the file.
 */
export function showingItsTitle(pdf: Uint8Array): Uint8Array {
  const written = '/ViewerPreferences <<\n    /Direction /L2R\n  >>';
  const wanted = '/ViewerPreferences<</DisplayDocTitle true>>'.padEnd(written.length);
  const at = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).lastIndexOf(written);
  if (at >= 0) pdf.set(Buffer.from(wanted), at);
  return pdf;
}

const withDiagnosticObjects = 3;
type Outcome = { result?: Uint8Array; diagnostics?: { severity: string; message: string; range: string }[] };

function faults(outcome: Outcome): string {
  return (outcome.diagnostics ?? []).map((fault) => `${fault.message} (${fault.range})`).join('; ');
}

async function makeCompiler(): Promise<TypstCompiler> {
  const wasm = require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  initSync({ module: readFileSync(wasm) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const file of fontFiles) {
    await builder.add_raw_font(readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${file}`)));
  }
  const made = await builder.build();
  made.add_source('/template.typ', readFileSync(new URL('template.typ', import.meta.url), 'utf8'));
  return made;
}
