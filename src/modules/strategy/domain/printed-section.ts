import type { StrategyDocument } from './strategy-schema.ts';

/** What a document prints in the same section as one of its parts. */
export interface PrintedWith {
  readonly numbers: NonNullable<StrategyDocument['numbers']>;
  readonly promises: NonNullable<StrategyDocument['promises']>;
  readonly voices: NonNullable<StrategyDocument['voices']>;
}

interface Part {
  readonly code: string;
  readonly type: string;
  readonly section: string | null;
  readonly parentCode: string | null;
  readonly children: readonly { readonly section: string | null }[];
}

/**
 * Numbers, promises and people's words stand in a section, not under a part, so they are found by the section's name.
 * Asked of the top parts only: their children stand in the same section and would repeat all of it.
 */
export function printedWith(document: Pick<StrategyDocument, 'numbers' | 'promises' | 'voices'>, part: Part, roots: readonly Part[]): PrintedWith {
  const keys = part.parentCode === null ? keysOfPart(part, roots) : new Set<string>();
  const here = ({ section }: { section: string }) => sectionKeys(section).some((key) => keys.has(key));
  return {
    numbers: (document.numbers ?? []).filter(here), promises: (document.promises ?? []).filter(here), voices: (document.voices ?? []).filter(here),
  };
}

function keysOfPart(part: Part, roots: readonly Part[]): Set<string> {
  // AHPs Deliver numbers its foundations in order ("Section 3, 2") without printing the number beside the title.
  const rank = roots.filter(({ type }) => type === part.type).findIndex(({ code }) => code === part.code) + 1;
  const own = sectionKeys(part.section ?? '').flatMap((key) => (part.type === 'foundation' && /^section \d+$/.test(key) ? [`${key}.${rank}`] : [key]));
  return new Set(own);
}

/** The names under which one printed place is known: "Section 4: Areas of focus, Focus 3" and "Focus 3" are the same place. */
export function sectionKeys(section: string): string[] {
  return section.split(';').flatMap((place) => {
    const text = place.trim();
    const focus = /\bFocus (\d+)/.exec(text);
    if (focus) return [`focus ${focus[1]}`];
    const numbered = /^Section (\d+)(?:.*?, (\d+))?/.exec(text);
    if (numbered) return [numbered[2] ? `section ${numbered[1]}.${numbered[2]}` : `section ${numbered[1]}`];
    const name = text.split(':')[0]?.toLowerCase() ?? '';
    return name === '' ? [] : [name];
  });
}
