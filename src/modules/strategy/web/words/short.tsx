import type { ComponentChildren, VNode } from 'preact';
import type { RequestContext } from '#platform/http';
import type { Surroundings } from '#ui/drawing';
import { glossarySegments, type Glossary, type GlossarySegment } from '../../domain/glossary.ts';
import { glossaryInForce } from '../../queries/words.ts';
import { AroundPage, wordsIn } from './glossary-context.ts';

/** Around a page: below it each short form is written in full at its first use, whichever component uses it first. */
export function PageWords({ glossary, children }: { readonly glossary: Glossary; readonly children: ComponentChildren }) {
  return <AroundPage value={{ glossary, explained: new Set() }}>{children}</AroundPage>;
}

/** Puts the glossary of today around a page. */
export async function withWords(ctx: Pick<RequestContext, 'read'>, content: VNode): Promise<VNode> {
  const glossary = await ctx.read((tx) => glossaryInForce(tx));
  return <PageWords glossary={glossary}>{content}</PageWords>;
}

/** A short form: "allied health professionals (AHPs)" the first time on a page, then "AHPs". */
export function Short({ of, many = false }: { readonly of: string; readonly many?: boolean }) {
  return <Explained>{many ? `${of}s` : of}</Explained>;
}

/** Text of our own in which every short form of the glossary is explained at its first use on the page. */
export function Explained({ children }: { readonly children: string }, surroundings: Surroundings) {
  const words = wordsIn(surroundings);
  if (!words) return <>{children}</>;
  return <>{glossarySegments(children, words.glossary, words.explained).map(drawSegment)}</>;
}

function drawSegment({ text, term, expandHere }: GlossarySegment): ComponentChildren {
  if (!term) return text;
  if (!expandHere) return <abbr title={term.expansion}>{text}</abbr>;
  const isMany = text.endsWith('s') && text !== term.form && !/['’]/.test(text);
  return `${term.expansion}${isMany ? 's' : ''} (${text})`;
}
