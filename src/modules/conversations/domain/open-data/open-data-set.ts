/** A conversation that was read from files: what every kind of file is turned into. */
export interface OpenDataSet {
  title: string;
  purpose: string;
  kind: 'polis' | 'allied' | 'words';
  source: string;
  licence: string;
  attribution: string;
  language: string;
  /** It was imagined where it was made. */
  isExample: boolean;
  phases: OpenPhase[];
  /** SHA-256 of the files that were read. */
  fingerprint: Buffer;
  /** What the reader had to decide, for the person to know. */
  notes: string[];
}

export interface OpenPhase {
  title: string;
  question: string;
  statements: OpenStatement[];
  votes: VoteTable;
  /** How often statements were served and seen at each place, where the files tell it. */
  exposure: OpenExposure[];
  firstAt: Date;
  lastAt: Date;
}

export interface OpenStatement {
  /** Its name in the files. */
  id: string;
  /** The name of the idea that this is a comment on; null for an idea. */
  on: string | null;
  words: string;
  state: 'shown' | 'held' | 'refused';
  route: string;
  language: string;
  hour: Date;
}

export interface OpenExposure {
  /** Place in the list of statements. */
  statement: number;
  position: number;
  isRandom: boolean;
  served: number;
  seen: number;
  votes: number;
}

/** One entry per vote, the last of each participant on each statement: places in the lists of participants and statements. */
export interface VoteTable {
  participants: number;
  participant: Uint32Array;
  statement: Uint32Array;
  choice: Int8Array;
}

export interface FileProblem {
  file: string;
  line: number;
  text: string;
}
