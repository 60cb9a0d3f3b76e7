import { isValidElement } from 'preact';
import type { ComponentChildren, VNode } from 'preact';

/** A record of optional settings that may also be passed on as `undefined`. */
export type Options<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Extra HTML attributes for the element that the options describe, such as data attributes. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What every element of the NHS design system accepts. */
export interface ElementSettings {
  readonly id: string;
  readonly classes: string;
  readonly attributes: Attributes;
}

/**
 * Words of an element: `text` is a plain string, `html` is JSX. A string in `html` is escaped like any other text; markup
 * that was made elsewhere comes in only through `trustedHtml`.
 */
export interface Words {
  readonly text: string;
  readonly html: ComponentChildren;
}

export type Content = Options<Words>;

/** Many options may be given short: a string for its text, JSX for its html, or the options themselves. */
export type Slot<T> = string | VNode | T | false | undefined;

/** Options of a slot, whichever of the three ways it was given in; `{}` where it was left out. */
export function optionsOf<T extends Content>(slot: Slot<T> | true): T {
  if (slot === undefined || typeof slot === 'boolean') return {} as T;
  if (typeof slot === 'string') return { text: slot } as unknown as T;
  if (isValidElement(slot)) return { html: slot } as unknown as T;
  return slot;
}

/** True where there is something to read. */
export function hasWords(content: Content): boolean {
  return Boolean(content.text) || (Boolean(content.html) && content.html !== true);
}

/** The words to draw: children first, then html, then text, as in the package's own templates. */
export function wordsOf(content: Content, children?: ComponentChildren): ComponentChildren {
  if (children !== undefined && children !== null && children !== false) return children;
  return content.html ? content.html : content.text;
}

/** Entries that are really there: lists of options may hold `false` for an entry that a condition left out. */
export function present<T>(entries: readonly (T | false | undefined)[] | undefined): T[] {
  return (entries ?? []).filter((entry): entry is T => Boolean(entry));
}
