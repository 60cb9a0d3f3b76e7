// The typst compiler, which makes tagged PDF, as WebAssembly: it has no file system and no network, so whatever a
// document holds, it can reach nothing. One instance is made and kept, because making it takes most of a second.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import { fontsFor, readFonts } from './fonts.ts';
import type { PreparedDocument } from './prepare.ts';
import { rightToLeftLetter } from './words.ts';

const require = createRequire(import.meta.url);

let compiler: Promise<TypstCompiler> | undefined;

/** Lays a document out as PDF 1.7, tagged. Throws an Error with typst's own words when the layout itself is at fault. */
export async function compilePdf(document: PreparedDocument): Promise<Uint8Array> {
  compiler ??= makeCompiler();
  const typst = await compiler;
  const { families, areLettersMissing } = fontsFor(document);
  await giveFonts(typst, families);
  const hasRightToLeftLetters = rightToLeftLetter.test(JSON.stringify(document));
  typst.map_shadow('/model.json', Buffer.from(JSON.stringify({ ...document, families, hasRightToLeftLetters, notice: areLettersMissing ? missingLetters : null })));
  const outcome = typst.compile('/template.typ', [], 'pdf', withDiagnosticObjects) as Outcome;
  if (outcome.result === undefined) throw new Error(`typst: ${faults(outcome)}`);
  return showingItsTitle(outcome.result);
}

/** Said in the document itself, because a box in place of a letter does not say what to do about it. */
const missingLetters = 'Some letters cannot be shown in this PDF and stand as boxes: the whole text can be read on the web page and in the Word file.';

let given = '';

/** The same document must give the same bytes whatever was laid out before it: it gets its own fonts and no others. */
async function giveFonts(typst: TypstCompiler, families: readonly string[]): Promise<void> {
  if (given === families.join()) return;
  typst.set_fonts(await readFonts(families));
  given = families.join();
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
  const made = await builder.build();
  made.set_fonts(await readFonts([]));
  made.add_source('/template.typ', readFileSync(new URL('template.typ', import.meta.url), 'utf8'));
  return made;
}
