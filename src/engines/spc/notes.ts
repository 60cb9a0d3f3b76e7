import type { Note } from './input.ts';

/** Collects notes; one of each code is kept, so that fourteen short segments do not make fourteen notes. */
export class NoteList {
  readonly #notes = new Map<string, Note>();

  add(code: string, text: string): void {
    if (!this.#notes.has(code)) this.#notes.set(code, { code, text });
  }

  has(code: string): boolean {
    return this.#notes.has(code);
  }

  all(): Note[] {
    return [...this.#notes.values()];
  }
}
