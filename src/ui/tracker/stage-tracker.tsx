import type { ComponentChildren } from 'preact';

export type StageState = 'done' | 'part' | 'missing';

export interface Stage {
  readonly name: string;
  readonly state: StageState;
  /** The state in words of one's own; else "Done", "Partly done" or "Not yet". */
  readonly stateWords?: string | undefined;
  /** What the state rests on, such as a link to the evidence. */
  readonly note?: ComponentChildren;
}

export interface StageTrackerProps {
  /** What is tracked, for people who meet the list on its own. */
  readonly label: string;
  readonly stages: readonly Stage[];
}

const words: Readonly<Record<StageState, string>> = { done: 'Done', part: 'Partly done', missing: 'Not yet' };

/** The stages of something in order, each with its state in words. Mark and colour only repeat what the words say. */
export function StageTracker({ label, stages }: StageTrackerProps) {
  return (
    <ol class="allied-tracker" aria-label={label}>
      {stages.map(({ name, state, stateWords, note }) => (
        <li class={`allied-tracker__stage allied-tracker__stage--${state}`}>
          <StageMark state={state} />
          <span class="allied-tracker__name">{name}</span>
          <span class="allied-tracker__state">{stateWords ?? words[state]}</span>
          {note && <span class="allied-tracker__note">{note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** A ring: filled with a tick, half filled, or empty. The shapes differ, so that colour is not needed. */
function StageMark({ state }: { readonly state: StageState }) {
  return (
    <svg
      class="allied-tracker__mark"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      width="32"
      height="32"
      focusable="false"
      aria-hidden="true"
    >
      <circle cx="16" cy="16" r="13" fill={state === 'done' ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="3" />
      {state === 'done' && <path d="M9.5 16.5 14 21l8.5-9" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" />}
      {state === 'part' && <path d="M16 5.5a10.5 10.5 0 0 0 0 21Z" fill="currentColor" />}
    </svg>
  );
}
