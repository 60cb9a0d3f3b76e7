import type { Attributes } from './options.ts';

/** One message for each plural form of `Intl.PluralRules`, such as `{ one: '…', other: '…' }`. */
export type PluralMessages = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Data attributes through which the package's scripts read their messages, e.g. `data-i18n.ascending`. */
export function i18nAttributes(messages: Readonly<Record<string, string | PluralMessages | undefined>>): Attributes {
  const attributes: Record<string, string> = {};
  for (const [key, message] of Object.entries(messages)) {
    if (typeof message === 'string') attributes[`data-i18n.${key}`] = message;
    else for (const [plural, text] of Object.entries(message ?? {})) attributes[`data-i18n.${key}.${plural}`] = text;
  }
  return attributes;
}
