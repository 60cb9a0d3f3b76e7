import type { Attributes, Options } from './options.ts';

export type LinkOrButtonSettings = Options<{
  href: string;
  type: 'button' | 'submit' | 'reset';
  element: 'a' | 'button';
}>;

/** A link where there is an address and no button type, else a button; `element` overrules. */
export function elementOf({ element, href, type }: LinkOrButtonSettings): 'a' | 'button' {
  return element ?? (href && !type ? 'a' : 'button');
}

/** The attributes that make the chosen element work: `href` for a link, `type` for a button. */
export function elementAttributes(settings: LinkOrButtonSettings): Attributes {
  return elementOf(settings) === 'a' ? { href: settings.href ?? '#' } : { type: settings.type ?? 'submit' };
}
