import { Session, type Profiler } from 'node:inspector';
import type { Mutant } from './find-mutants.ts';
import { fileOfLastGraph } from './substitute.ts';

/** V8's own counting of what ran, by blocks. It slows the engine down, so only the first look at the tests is made with it. */
export class Coverage {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** By file of the graph loaded last: whether each place has run since the last call. */
  takeReached(lengths: ReadonlyMap<string, number>): Map<string, Uint8Array> {
    const reached = new Map<string, Uint8Array>();
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error) throw error;
      scripts = result;
    });
    for (const { url, functions } of scripts) {
      const file = fileOfLastGraph(url);
      const length = file === null ? undefined : lengths.get(file);
      if (file !== null && length !== undefined) reached.set(file, paint(functions, length));
    }
    return reached;
  }

  close(): void {
    this.#session.disconnect();
  }
}

/** Ranges lie within each other: the innermost says whether a place has run. */
function paint(functions: readonly Profiler.FunctionCoverage[], length: number): Uint8Array {
  const places = new Uint8Array(length);
  const ranges = functions.flatMap(({ ranges }) => ranges).toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges) places.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return places;
}

/** Which mutants stand where something ran, by file, as places in the file's list. */
export function reachedMutants(reached: ReadonlyMap<string, Uint8Array>, mutants: ReadonlyMap<string, readonly Mutant[]>, placeOf: (mutant: Mutant) => number | undefined): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const [file, places] of reached) {
    found[file] = (mutants.get(file) ?? []).flatMap((mutant, at) => {
      const place = placeOf(mutant);
      return place !== undefined && places[place] === 1 ? [at] : [];
    });
  }
  return found;
}
