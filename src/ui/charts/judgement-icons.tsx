// Our own small pictures for "has it changed?" and "will it meet the target?". They never stand without their words.
import type { JSX } from 'preact';
import { tint } from './svg.tsx';

export type VariationState = 'common-cause' | 'improvement-high' | 'improvement-low' | 'concern-high' | 'concern-low' | 'neutral-high' | 'neutral-low';
export type AssuranceState = 'pass' | 'fail' | 'inconsistent';

const sizePx = 44;
const usual = [24, 19, 25, 20, 24, 21];
const rising = [29, 27, 28, 22, 18, 14];

/** Points along a line: level for usual variation, rising or falling where something changed; the changed ones are filled. */
export function VariationIcon({ state }: { state: VariationState }): JSX.Element {
  const isUsual = state === 'common-cause';
  const heights = isUsual ? usual : rising.map((height) => (state.endsWith('high') ? height : sizePx - height));
  return (
    <Frame kind={state.split('-')[0] ?? 'common'} isDashed={false}>
      {heights.map((y, at) => <circle cx={8 + at * 5.6} cy={y} r={2.6} fill={isUsual || at < 3 ? 'none' : 'currentColor'} stroke="currentColor" stroke-width="1.2" />)}
    </Frame>
  );
}

/** The target as a line, the usual range as a bar: above it, below it or across it. */
export function AssuranceIcon({ state }: { state: AssuranceState }): JSX.Element {
  const [top, height] = state === 'pass' ? [11, 8] : state === 'fail' ? [26, 8] : [16, 13];
  return (
    <Frame kind={state} isDashed={state === 'inconsistent'}>
      <line x1="8" x2="36" y1="22.5" y2="22.5" stroke="currentColor" stroke-width="1.6" stroke-dasharray="3 2" />
      <rect x="16" y={top} width="12" height={height} fill={state === 'inconsistent' ? 'none' : 'currentColor'} stroke="currentColor" stroke-width="1.6" />
    </Frame>
  );
}

/** Hidden from screen readers: the words beside it say the same. */
function Frame({ kind, isDashed, children }: { kind: string; isDashed: boolean; children: JSX.Element | (JSX.Element | JSX.Element[])[] | JSX.Element[] }) {
  return (
    <svg class={`allied-judgement allied-judgement--${kind}`} width={sizePx} height={sizePx} viewBox={`0 0 ${sizePx} ${sizePx}`} aria-hidden="true" focusable="false" {...{ color: tint('text').color }}>
      <circle cx="22" cy="22" r="20" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray={isDashed ? '6 3' : undefined} />
      {children}
    </svg>
  );
}
