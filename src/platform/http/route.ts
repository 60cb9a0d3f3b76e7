import type { VNode } from 'preact';
import type { z } from 'zod';
import type { RequestContext } from './context.ts';
import type { KeptMain } from './kept-main.ts';
import type { UploadLimits } from './uploads.ts';

/** A picture and words that stand for a page on other sites (Open Graph, https://ogp.me); `picture` is a whole address. */
interface LinkPreview {
  readonly title: string;
  readonly words: string;
  readonly picture: string;
  readonly altText: string;
}

/** A page before it is dressed in the layout. */
export interface PageContent {
  title: string;
  /** What stands in the main part: JSX, a part already drawn by `renderFragment` (never a bare string: that would be markup by accident), or one that is kept. */
  content: VNode | { html: string } | KeptMain;
  /** Where nothing is given: 422 for a page in error, else 200. */
  status?: number | undefined;
  breadcrumbs?: { text: string; href: string }[];
  /** Public pages may be kept by a browser for a moment; pages of a person never. */
  description?: string;
  /** What other sites show where somebody shares the address of this page. */
  linkPreview?: LinkPreview | undefined;
  /** The same as feeds, where feed readers look for them. */
  feeds?: readonly { title: string; href: string; type: string }[] | undefined;
  width?: 'reading' | 'full';
  currentSection?: string;
  /** The form on the page has errors: the document's title says so. */
  isInError?: boolean;
}

export type Reply =
  | { kind: 'page'; page: PageContent }
  | { kind: 'redirect'; to: string; status: 302 | 303 }
  | { kind: 'json'; value: unknown; status: number; headers?: Record<string, string> }
  | { kind: 'file'; body: Uint8Array | string | AsyncIterable<Uint8Array>; type: string; name?: string; headers?: Record<string, string> }
  | { kind: 'html'; html: string; status?: number };

export type Handler = (ctx: RequestContext) => Promise<Reply> | Reply;

/** One line of a room's table of contents. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** The action of a permission sentence: checked before the handler runs, and again, for the organisation, in the command. */
  may: string;
  handler: Handler;
  /** Values for the parameters, so that tests can walk every route. */
  example?: Record<string, string>;
  /** Files may come with the form, or a long field that a page carries along, up to this many bytes each. */
  uploads?: UploadLimits;
  /** Answers without limit, session or database of its own accord: for the machine that watches, also while the database is away. */
  isForWatchers?: boolean;
  /** Harder limit than the general one, per address and minute. */
  requestsPerMinute?: number;
  /** What people said or did anonymously comes in here: nothing may be kept of its sending, and the room itself guards against a second one. */
  isHeardAnonymously?: true;
  /** Anyone may send it, and a second sending is not written again (ADR 0029). Never for what is said or voted in a conversation. */
  isWrittenOnceForAnyone?: true;
  /** A mail program may press it for a reader, with none of our forms' values (RFC 8058): the sealed key in its address is the proof. */
  isPressedInLetters?: true;
  /** A route for programs: JSON in and out, tokens, listed in the OpenAPI document. */
  api?: ApiDescription;
}

export interface ApiDescription {
  summary: string;
  /** The token scope a program needs; null where no token is needed. */
  scope: string | null;
  tags?: string[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  status?: 200 | 201;
  /** The request must carry as If-Match the ETag that a GET of this address answers. */
  needsMatch?: string;
  /** Anyone may send it, without a token and without a form's own value: it acts with nobody's rights. */
  isForAnyone?: boolean;
  /** A request that works in the demonstration. `address` holds words in capitals for what the reader must put in. */
  sample?: { body?: unknown; query?: Record<string, string>; address?: Record<string, string> };
}

export const page = (content: PageContent): Reply => ({ kind: 'page', page: content });
/** Sends on to another page. `saved` is the code of what was saved there: the page says it in words (a room's `savedWords`). */
export const redirect = (to: string, saved?: string): Reply => ({ kind: 'redirect', to: saved === undefined ? to : saying(to, saved), status: 303 });

function saying(to: string, saved: string): string {
  const [, path = '', place = ''] = /^([^#]*)(#.*)?$/.exec(to) ?? [];
  return `${path}${path.includes('?') ? '&' : '?'}saved=${encodeURIComponent(saved)}${place}`;
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({ kind: 'json', value, status, headers });
export const file = (body: Uint8Array | string, type: string, name?: string): Reply => ({ kind: 'file', body, type, ...(name ? { name } : {}) });

/** A file that is sent piece by piece, of a known length. */
export const fileInPieces = (body: AsyncIterable<Uint8Array>, type: string, { name, bytes }: { name: string; bytes: number }): Reply => ({ kind: 'file', body, type, name, headers: { 'Content-Length': String(bytes) } });

export const get = (path: string, may: string, handler: Handler, more: Partial<Route> = {}): Route => ({ method: 'GET', path, may, handler, ...more });
export const post = (path: string, may: string, handler: Handler, more: Partial<Route> = {}): Route => ({ method: 'POST', path, may, handler, ...more });
