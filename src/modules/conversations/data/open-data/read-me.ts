import { formatLondonDate } from '#platform/clock';
import type { BundlePhase } from '../../queries/open-data/phase-for-bundle.ts';

/** Of conversations held here. Public bodies of England license what they publish in this way. */
const ownLicence = 'Open Government Licence v3.0, https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

export const licenceOf = ({ provenance }: BundlePhase): string => provenance?.licence ?? ownLicence;

export const attributionOf = ({ provenance, conversation }: BundlePhase): string =>
  provenance?.attribution ?? `Contains what people said in the conversation “${conversation.title}” of ${conversation.organisationName}, licensed under the Open Government Licence v3.0.`;

/** What the bundle is, in plain words. */
export function readMe(phase: BundlePhase, { hasMatrix, files }: { hasMatrix: boolean; files: readonly string[] }): string {
  const { conversation, title, question, opensAt, closedAt, provenance } = phase;
  return `${[
    title === conversation.title ? title : `${conversation.title}: ${title}`, '',
    ...(conversation.isExample ? ['EXAMPLE. This conversation is imagined. It shows how the site works.', ''] : []),
    `The question was: ${question}`, `Held by ${conversation.organisationName}, from ${formatLondonDate(opensAt)} to ${formatLondonDate(closedAt)}.`,
    ...(provenance ? [`It was not held on this site. It was loaded from: ${provenance.source}`] : []), '',
    'LICENCE', licenceOf(phase), attributionOf(phase), '',
    'WHAT IS IN IT', 'Only words that everyone can read on the site. Words that were refused or withdrawn, or that nobody had read, are not in it.',
    'Nobody is named. Nobody’s words are joined to votes. Times are to the hour, and are the hour from which words were shown. Votes have no time.',
    provenance ? 'The votes were given out as a table where it was held. Here people stand under new numbers, drawn at random.'
      : hasMatrix ? 'People were told before it opened that the votes are given out as a table, under numbers drawn at random when it ended.'
        : 'People were told that single votes are not given out. You find how many there were.',
    'Small numbers about who took part are left out, and larger ones stand in full tens.', '',
    'FILES', 'dictionary.csv says what every column means. comments.csv and the votes are in the form of Polis open data, and can be loaded where that is read.',
    ...files.map((name) => `- ${name}`), '',
    ...(files.includes('results/results.json') ? ['CHECK OUR FIGURES', 'results/results.json holds every figure that we published, and the other files in results hold what it was worked out from.', 'The program of this site is free: “bin/allied conversations reproduce BUNDLE” works out each figure again and says whether it is the same.', ''] : []),
    'In a value that begins like a formula, an apostrophe stands in front, so that no spreadsheet runs it.',
  ].join('\r\n')}\r\n`;
}
