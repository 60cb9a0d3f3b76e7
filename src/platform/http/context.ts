import type { VNode } from 'preact';
import type { Asker } from '#platform/access';
import type { Config } from '#platform/config';
import type { Scope, Store, Tx } from '#platform/db';
import type { Log } from '#platform/log';
import type { UploadedFile } from './uploads.ts';

/** Where a viewer belongs: their role at one unit of one organisation. */
export interface ViewerMembership {
  membershipId: string;
  organisationId: string;
  organisationName: string;
  unitId: string;
  unitName: string;
  unitLevel: string;
  roleGroup: string;
  role: string;
}

/** One suggestion about a text: what could be plainer, in which sentence and why. It never stops anybody from saving. */
export interface WordSuggestion {
  sentence: string;
  message: string;
  reason?: string;
}

/** A project, a published case study or a published award, as lower rooms name it. */
export interface ThingOf {
  kind: 'project' | 'story' | 'award';
  id: string;
  title: string;
  href: string;
  /** How it stands, in a few words; '' where there is nothing to say. */
  about: string;
  objectiveId: string | null;
  /** Every objective that it shows something of: its own, and those that the results of an award rest on. */
  objectiveIds: readonly string[];
  unitId: string | null;
  /** Parts of the national strategy that it names itself. */
  codes: readonly string[];
}

/** A theme of what people said, on the page of what is planned because of it. */
export interface ThemeBehind {
  href: string;
  title: string;
  statement: string;
  /** Where it was heard: the title of the conversation. */
  heardIn: string;
  isExample: boolean;
}

/** A part that another room adds to a page, under a heading of its own. */
/** A group of people that an organisation looks at first, with its reason. */
export interface FirstGroup {
  name: string;
  reason: string;
}

export interface PagePart {
  /** The anchor of the heading. */
  id: string;
  title: string;
  content: VNode;
}

/** Who is looking at the page: anyone, a signed-in person, or a program with a token. */
export interface Viewer extends Asker {
  kind: 'public' | 'person' | 'token';
  personId: string | null;
  sessionId: string | null;
  tokenId: string | null;
  /** Shown in the header; never logged. */
  name: string | null;
  memberships: readonly ViewerMembership[];
  tokenScopes: readonly string[];
}

/** Something that waits for a viewer, from whichever room: what it is, and where it leads. */
export interface OwnNotice {
  text: string;
  href: string;
}

export const publicViewer: Viewer = {
  kind: 'public', signedIn: false, grants: [], personId: null, sessionId: null, tokenId: null, name: null, memberships: [], tokenScopes: [],
};

/** The database scope that belongs to a viewer. */
export function scopeOf(viewer: Viewer): Scope {
  const organisationIds = [...new Set(viewer.grants.map((grant) => grant.organisationId))];
  if (viewer.kind === 'person' && viewer.personId) return { as: 'person', personId: viewer.personId, organisationIds };
  if (viewer.kind === 'token' && viewer.tokenId) return { as: 'token', tokenId: viewer.tokenId, organisationIds };
  return { as: 'public' };
}

/** What every handler gets: the request as plain values, the viewer, the time and the way to the database. */
export interface RequestContext {
  id: string;
  method: string;
  path: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | string[]>>;
  body: unknown;
  files: readonly UploadedFile[];
  headers: Readonly<Record<string, string | string[] | undefined>>;
  viewer: Viewer;
  now: Date;
  config: Config;
  store: Store;
  log: Log;
  /** A keyed hash of the caller's address, good for this hour only; the address itself goes no further than the limiter. */
  addressKey: string;
  /** One hidden form value; asking for it sets the cookie it is checked against. */
  csrf: () => string;
  /** Reads in the viewer's scope, read-only. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes in the viewer's scope, one transaction. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Suggestions for each text, in its order; forms of every room ask, and the hall says which room answers. */
  suggestWords(texts: readonly string[], strategyCode?: string | null): Promise<WordSuggestion[][]>;
  /** What waits for this viewer in other rooms; the hall says which rooms answer. */
  ownNotices(): Promise<OwnNotice[]>;
  /** The published themes behind each objective, by its id; none for those without. The hall says which room knows. */
  themesBehind(objectiveIds: readonly string[]): Promise<ReadonlyMap<string, readonly ThemeBehind[]>>;
  /** What other rooms add to the page of an objective; the hall says which rooms answer. */
  partsOfObjective(objectiveId: string): Promise<readonly PagePart[]>;
  /** What other rooms add to the page of a published theme; the hall says which rooms answer. */
  partsOfTheme(themeId: string): Promise<readonly PagePart[]>;
  /** What the rooms above hold of an organisation that serves an objective or celebrates: projects, case studies, awards. The hall says which rooms answer. */
  thingsOf(organisationId: string): Promise<readonly ThingOf[]>;
  /** Whom an organisation looks at first on this day; none where no room knows. The hall says which room does. */
  groupsLookedAtFirst(organisationId: string): Promise<readonly FirstGroup[]>;
  /** A signed cookie, sent back for addresses under `path` only (everywhere when none is given). */
  setCookie(name: string, value: string, options: { maxAgeSeconds?: number; remove?: boolean; path?: string }): void;
  cookie(name: string): string | undefined;
}
