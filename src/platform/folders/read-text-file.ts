import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';

export type TextFile = { ok: true; text: string } | { ok: false; sentence: string };

/**
 * A text file that an operator named, as UTF-8, or one sentence that says why not. Other encodings are refused: read as
 * UTF-8 their letters with accents would be lost without a word. Never throws.
 */
export async function readTextFile(path: string): Promise<TextFile> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return { ok: false, sentence: `${path}: The file cannot be read. Check its name and that you may read it.` };
  if (!isUtf8(bytes) || bytes.includes(0)) return { ok: false, sentence: `${path}: The file is not UTF-8 text. Save it as UTF-8 and try again.` };
  return { ok: true, text: bytes.toString('utf8') };
}
