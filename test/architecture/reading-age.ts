/** Elements that end a stretch of text. */
const BLOCKS = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'td', 'th', 'dt', 'dd', 'div', 'section', 'caption', 'summary', 'legend', 'label', 'button', 'tr', 'ul', 'ol', 'dl', 'table', 'details', 'form', 'blockquote', 'br', 'main']);
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'source']);
/** Choices to pick from, codes, pictures and signs are not running text. */
const LEFT_OUT = new Set(['select', 'script', 'style', 'code', 'nav', 'svg', 'option', 'template']);

/**
 * The sentences of our own in the main part of a page. Left out is what is quoted from a published strategy or from people
 * (it carries `data-quoted` and is never changed), and what is no sentence: names, titles and labels, of which tables and
 * lists are full. A formula from the length of sentences says nothing about those.
 */
export function ownSentences(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  let text = '';
  let silent: string[] = [];
  for (const [, closing, name = '', attributes = '', words = ''] of main.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/gi)) {
    if (words) text += silent.length === 0 ? words : '';
    else if (silent.length > 0) silent = follow(silent, name, closing === '/');
    else if (closing !== '/' && isSilent(name, attributes)) silent = [name];
    else if (BLOCKS.has(name)) text += '\n';
  }
  // Words in curly quotation marks are a title or somebody's own; what is left of the sentence is ours.
  return unescape(text).replace(/“[^”]*”/g, 'it').split('\n').map((block) => block.replace(/\s+/g, ' ').trim()).filter((block) => /[.?!]["”’)]*$/.test(block)).join('\n\n');
}

const isSilent = (name: string, attributes: string): boolean => !VOID.has(name) && (LEFT_OUT.has(name) || /\bdata-quoted\b|visually-hidden/.test(attributes));

/** Inside a part that is left out: which elements are still open. */
function follow(open: string[], name: string, isClosing: boolean): string[] {
  if (VOID.has(name)) return open;
  return isClosing ? open.slice(0, -1) : [...open, name];
}

const unescape = (text: string): string => text.replace(/\s+/g, (space) => (space.includes('\n') && space.trim() === '' ? '\n' : ' ')).replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replace(/&#?\w+;/g, ' ');
