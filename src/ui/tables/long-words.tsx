/** Longer words than these are no words of a language but names typed without a space. */
const LONGEST = 24;

/**
 * Words whose longest may break inside, so that they do not widen a table; others stay whole. Letters are not changed: what is copied
 * from the page is what was typed.
 */
export const LongWords = ({ text }: { text: string }) => (
  <>{pieces(text).map((piece, at) => <>{at > 0 && <wbr />}{piece}</>)}</>
);

/** The text cut where it may break beside spaces. */
function pieces(text: string): string[] {
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return text.split(/(\s+)/).reduce<string[]>((found, word) => {
    const parts = word.length <= LONGEST ? [word] : chunks([...letters.segment(word)].map(({ segment }) => segment));
    const last = found.pop() ?? '';
    return [...found, last + (parts[0] ?? ''), ...parts.slice(1)];
  }, []);
}

const chunks = (letters: readonly string[]): string[] => Array.from({ length: Math.ceil(letters.length / LONGEST) }, (_, at) => letters.slice(at * LONGEST, (at + 1) * LONGEST).join(''));
