import type { RedlinePart } from '../../../domain/redline.ts';

/** Words that went and words that came, each said in words too: a screen reader does not speak a struck-out line. */
export function Redline({ parts }: { parts: readonly RedlinePart[] }) {
  return (
    <p class="allied-redline" data-quoted>
      {parts.map(({ kind, text }) => {
        if (kind === 'same') return text;
        if (kind === 'removed') return <del><span class="nhsuk-u-visually-hidden"> [taken out: </span>{text}<span class="nhsuk-u-visually-hidden">] </span></del>;
        return <ins><span class="nhsuk-u-visually-hidden"> [put in: </span>{text}<span class="nhsuk-u-visually-hidden">] </span></ins>;
      })}
    </p>
  );
}
