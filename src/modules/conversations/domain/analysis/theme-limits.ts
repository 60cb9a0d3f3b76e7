import { tellParts } from '../small-numbers.ts';

export interface HeardHow {
  online: number | null;
  inPerson: number | null;
}

/** How many contributions came online and how many by phone, on paper or in person: both or neither, since their whole is told. */
export function heardHow(online: number, inPerson: number): HeardHow {
  const [toldOnline = null, toldInPerson = null] = tellParts([online, inPerson]).parts;
  return { online: toldOnline, inPerson: toldInPerson };
}
