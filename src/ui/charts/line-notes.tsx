// What happened when, on a chart over time: a letter in the drawing, its words under it.
import type { JSX } from 'preact';
import { lineHeightPx, narrowPx, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';

export type Annotation = { period: string; text: string };
export type Note = { letter: string; period: string; text: string };

const indentPx = 26;

/** The notes of known periods with their letters; a note of another period has no place in this drawing. */
export function lettered(annotations: readonly Annotation[], periods: readonly string[]): Note[] {
  const known = annotations.filter((note) => periods.includes(note.period));
  return known.map((note, at) => ({ letter: String.fromCodePoint(65 + (at % 26)), period: note.period, text: `${note.period}: ${note.text}` }));
}

export function NoteMark({ letter, share, bottom }: { letter: string; share: number; bottom: number }): JSX.Element {
  return (
    <g>
      <line x1={percent(share)} x2={percent(share)} y1={22} y2={bottom} stroke="currentColor" stroke-dasharray="2 3" {...tint('axis')} />
      <text x={percent(share)} y={16} text-anchor="middle" font-weight="bold" fill="currentColor" {...tint('text')}>{letter}</text>
    </g>
  );
}

/** `layoutPx` is how wide the drawing is at least. */
export function notesHeightPx(notes: readonly Note[], layoutPx = narrowPx): number {
  return notes.reduce((sum, note) => sum + textHeightPx(note.text, smallFontPx, layoutPx - indentPx) + 4, 0);
}

export function Notes({ notes, top, layoutPx = narrowPx }: { notes: readonly Note[]; top: number; layoutPx?: number }): JSX.Element {
  const textPx = layoutPx - indentPx;
  let y = top;
  return (
    <g>
      {notes.map((note) => {
        const at = y + lineHeightPx(smallFontPx) - 4;
        y += textHeightPx(note.text, smallFontPx, textPx) + 4;
        return (
          <g>
            <text x="0" y={at} font-size={smallFontPx} font-weight="bold" fill="currentColor" {...tint('text')}>{note.letter}</text>
            <WrappedText text={note.text} x={22} y={at} widthPx={textPx} fontPx={smallFontPx} />
          </g>
        );
      })}
    </g>
  );
}
