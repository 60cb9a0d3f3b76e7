import type { StepChoices } from './fields.ts';

/** Titles of the library by their codes, each with a link to what is known of it. */
export const LibraryTitles = ({ codes, titles }: { codes: readonly string[]; titles: StepChoices['titles'] }) => (
  <>{codes.map((code, at) => <>{at > 0 && '; '}<a href={`/sources/${code}`} data-quoted>{titles.find(({ value }) => value === code)?.text ?? code}</a></>)}</>
);
