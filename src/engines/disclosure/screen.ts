import { findAddresses } from './addresses.ts';
import type { Disclosure, Sureness } from './finding.ts';
import { findNumbers } from './numbers.ts';
import { findPeople } from './people.ts';
import { findPlaces } from './places.ts';

/**
 * Finds what may tell who somebody is, in the order of the text. Places do not overlap: the surer finding stays, then the longer
 * one. Nothing is changed and nothing refused; a person decides. A text without anything gives none.
 */
export function screenForDisclosure(text: string): Disclosure[] {
  const all = [...findAddresses(text), ...findNumbers(text), ...findPlaces(text), ...findPeople(text)];
  const kept: Disclosure[] = [];
  // One mark per character: comparing every finding with every other would let a hostile text take quadratic time.
  const isTaken = new Uint8Array(text.length);
  for (const one of all.toSorted((a, b) => rank[a.sureness] - rank[b.sureness] || b.text.length - a.text.length || a.start - b.start)) {
    if (isTaken.subarray(one.start, one.end).includes(1)) continue;
    isTaken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

const rank: Readonly<Record<Sureness, number>> = { certain: 0, likely: 1, hint: 2 };

/** The text with the given findings masked. Findings as screenForDisclosure answers them: in order and apart. */
export function maskDisclosures(text: string, disclosures: readonly Disclosure[]): string {
  return disclosures.reduceRight((masked, { start, end, mask }) => masked.slice(0, start) + mask + masked.slice(end), text);
}
