const special = /["&<]/;
const specials = /["&<]/g;
const entities: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' };

/** A text as it stands between tags or in a quoted attribute of HTML: the same three characters that the renderer of pages escapes. */
export const escapeText = (text: string): string => (special.test(text) ? text.replace(specials, (character) => entities[character] ?? '') : text);
