import type { ComponentChildren } from 'preact';

export interface PaperQuestion {
  readonly text: string;
  /** Ruled lines to write on; none for a question with boxes to tick. */
  readonly lines?: number;
  readonly boxes?: readonly string[];
}

export interface PaperFormProps {
  readonly title: string;
  readonly caption?: string | undefined;
  readonly back: { readonly href: string; readonly text: string };
  /** What to know before one writes. */
  readonly children?: ComponentChildren;
  readonly questions: readonly PaperQuestion[];
  /** Where the sheet goes, and who to call or visit instead. */
  readonly sendTo: ComponentChildren;
  /** It takes more than one side. */
  readonly isLong?: boolean | undefined;
}

/** A form to print from the browser and fill in with a pen: the same questions as on the screen, on one sheet of A4. */
export function PaperForm({ title, caption, back, children, questions, sendTo, isLong = false }: PaperFormProps) {
  return (
    <div class="nhsuk-u-reading-width allied-paper">
      <h1 class="nhsuk-heading-l">{caption && <span class="nhsuk-caption-l">{caption}</span>}{title}</h1>
      <p class="allied-screen-only">Print this page. {isLong ? 'Use both sides of the paper.' : 'It fits on one sheet of A4.'} <a href={back.href}>{back.text}</a></p>
      {children}
      {questions.map(({ text, lines = 0, boxes = [] }, at) => (
        <div key={text}>
          <h2 class="nhsuk-heading-s">{at + 1}. {text}</h2>
          {boxes.length > 0 && <p>{boxes.map((box) => <><span class="allied-tick">☐&#160;{box}</span> </>)}</p>}
          {lines > 0 && <Lines count={lines} />}
        </div>
      ))}
      <h2 class="nhsuk-heading-s">Where to send this</h2>
      {sendTo}
    </div>
  );
}

/** Ruled lines to write on; nothing for a screen reader to read. */
const Lines = ({ count }: { readonly count: number }) => <div aria-hidden="true">{Array.from({ length: count }, () => <hr class="nhsuk-section-break nhsuk-section-break--visible nhsuk-section-break--l" />)}</div>;
