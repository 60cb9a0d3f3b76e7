import { BorderStyle, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import type { Tone } from './model.ts';

export const colours = { ink: '212B32', quiet: '4C6272', accent: '005EB8', pale: 'EEF3F7', rule: 'C3CCD3' };
export const calloutStyles: Record<Tone, string> = { note: 'CalloutNote', good: 'CalloutGood', warning: 'CalloutWarning' };

/** Arial is on every machine that has Word, and is what people with sight loss are offered by NHS guidance. */
const font = 'Arial';

/** All styles of a document; `language` (BCP 47) is what a screen reader will read it in. */
export const wordStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: 22, color: colours.ink, language: { value: language } },
      paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { font, size: 52, bold: true, color: colours.ink }, paragraph: { spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO } } },
    heading1: heading(36, colours.accent, 360),
    heading2: heading(27, colours.ink, 300),
    heading3: heading(23, colours.ink, 240),
    heading4: heading(22, colours.ink, 200),
    hyperlink: { run: { color: colours.accent, underline: {} } },
    listParagraph: { paragraph: { spacing: { after: 80 } } },
  },
  paragraphStyles: ownStyles(),
});

const ownStyles = (): IParagraphStyleOptions[] => [
  paragraphStyle('Organisation', { size: 22, bold: true, color: colours.accent }, { after: 60 }),
  paragraphStyle('Subtitle', { size: 28, color: colours.quiet }, { after: 100 }),
  { ...paragraphStyle('DateLine', { color: colours.quiet }, { after: 240 }), ...underlined },
  paragraphStyle('ContentsTitle', { size: 27, bold: true }, { before: 120, after: 100 }),
  paragraphStyle('ContentsFirst', { bold: true }, { after: 50 }),
  { ...paragraphStyle('ContentsSecond', {}, { after: 50 }), paragraph: { spacing: { after: 50 }, indent: { left: 300 } } },
  { ...paragraphStyle('TableCaption', { size: 20, bold: true }, {}), paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
  paragraphStyle('TableText', { size: 19 }, { after: 0, line: 250, lineRule: LineRuleType.AUTO }),
  { ...paragraphStyle('Term', { bold: true }, {}), paragraph: { spacing: { before: 120, after: 0 }, keepNext: true } },
  paragraphStyle('Footer', { size: 17, color: colours.quiet }, { after: 0 }),
  paragraphStyle('Spacer', { size: 8 }, { after: 0, line: 120, lineRule: LineRuleType.AUTO }),
  callout('CalloutNote', colours.accent, 'EAF3FB'),
  callout('CalloutGood', '007F3B', 'EAF5EE'),
  callout('CalloutWarning', 'B8860B', 'FFF8E1'),
];

const underlined = {
  paragraph: {
    spacing: { after: 240 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: colours.accent, space: 6 } },
  },
};

function heading(size: number, color: string, before: number) {
  return { run: { font, size, bold: true, color }, paragraph: { spacing: { before, after: 120 }, keepNext: true } };
}

type RunLook = NonNullable<IParagraphStyleOptions['run']>;
type Spacing = { before?: number; after?: number; line?: number; lineRule?: typeof LineRuleType.AUTO };

function paragraphStyle(id: string, run: RunLook, spacing: Spacing): IParagraphStyleOptions {
  return { id, name: id.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), basedOn: 'Normal', run, paragraph: { spacing } };
}

function callout(id: string, bar: string, fill: string): IParagraphStyleOptions {
  return {
    ...paragraphStyle(id, {}, {}),
    paragraph: {
      indent: { left: 200 },
      shading: { fill },
      border: { left: { style: BorderStyle.SINGLE, size: 32, color: bar, space: 8 } },
    },
  };
}
