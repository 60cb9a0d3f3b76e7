/** What a page says to a reader, in one line. Both walkers read the page's own text with this, so that they see the same figures. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? html;
  return plain(main.replaceAll(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, ' ').replaceAll(/<desc[\s\S]*?<\/desc>/g, ' '));
}

/** Where the first link with these words leads; null where the page has none. */
export function hrefOf(html: string, words: string): string | null {
  const main = /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? html;
  for (const [, href = '', inside = ''] of main.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)) if (plain(inside).includes(words)) return entities(href);
  return null;
}

const plain = (html: string): string => entities(html.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ').trim();

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '’', nbsp: ' ' };
const entities = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => named[name] ?? '');
