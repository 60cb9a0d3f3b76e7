import type { Sentence } from '#platform/access';
import type { Config } from '#platform/config';
import type { Store, Tx } from '#platform/db';
import type { Route } from '#platform/http';
import type { Job } from '#platform/jobs';
import type { Log } from '#platform/log';
import type { Searchable } from '#platform/search';
import type { Today } from './today.ts';

/** A room's manifest: what it needs, what it mounts and who may do what in it. The hall reads nothing else of a room. */
export interface Room {
  name: string;
  /** Rooms whose front door this one opens; the import gate allows no other. */
  uses: readonly string[];
  routes: readonly Route[];
  sentences: readonly Sentence[];
  jobs?: readonly Job[];
  commands?: readonly Command[];
  /** Measures that its records can fill. */
  offers?: readonly OfferedMeasure[];
  /** Kinds of things that can be found by their words. */
  searchables?: readonly Searchable[];
  /** What it has for a person's home page and weekly letter. */
  today?: Today;
  /** What people read after a save, by the code in the address of the page where they land. No two rooms use the same code. */
  savedWords?: Readonly<Record<string, string>>;
  /** Fills an empty installation with the shipped content; must change nothing when run again. */
  seed?(context: OperatorContext): Promise<void>;
  /** Adds the imagined trust; only in demo mode. */
  seedDemo?(context: OperatorContext): Promise<void>;
  /** Answers for one person: everything held about them, for a subject access export. */
  heldAbout?(tx: Tx, personId: string): Promise<Record<string, unknown>>;
}

/** A measure whose figures come out of a room's own records: calculated once, never typed. The Quality Dashboard shows it by the measure that names this offer. */
export interface OfferedMeasure {
  /** Such as "strategy.objectives-updated"; no two rooms use the same. */
  name: string;
  /** Its figures for these periods, by the worker. A place or period that is left out has no figure. */
  figures(tx: Tx, asked: OfferAsked): Promise<OfferedFigure[]>;
}

export interface OfferAsked {
  /** First days of periods that are over, in order. */
  periods: readonly string[];
  grain: 'month' | 'quarter' | 'year';
}

export interface OfferedFigure {
  organisationId: string;
  unitId: string;
  period: string;
  numerator: number;
  /** null for a plain count. */
  denominator: number | null;
  /** How many people stand behind it, where the measure asks for them. */
  people?: number;
}

/** What the command line and the seeds may use. `store` has the worker's login. */
export interface OperatorContext {
  store: Store;
  config: Config;
  log: Log;
  now: Date;
}

/** One command of bin/allied. */
export interface Command {
  name: string;
  /** How it is called: "strategy import FILE". */
  usage: string;
  summary: string;
  /** Answers the exit code. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

export interface CommandContext extends OperatorContext {
  print(line: string): void;
  complain(line: string): void;
}
