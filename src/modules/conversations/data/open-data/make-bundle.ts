import type { Tx } from '#platform/db';
import { dictionaryOf, csvFile, type BundleFile } from './bundle-file.ts';
import { attributionOf, licenceOf, readMe } from './read-me.ts';
import { resultsFiles } from './results-files.ts';
import { commentsTable, contributionsTable, decisionsTable, exposureTable, inPersonTable, reachTable, summaryTable, themesTable } from './tables.ts';
import { voteMatrix } from './vote-matrix.ts';
import { reachOf } from '../../queries/reach/reach-figures.ts';
import { bundleExposure, bundleThemes, bundleWords, votesByParticipant } from '../../queries/open-data/bundle-rows.ts';
import type { BundlePhase } from '../../queries/open-data/phase-for-bundle.ts';
import { heardOf } from '../../queries/heard.ts';
import { publicLog } from '../../queries/public-log.ts';

/**
 * The open data of a sealed phase, as files. Everything in it is public by a rule of its own: shown words, votes as a table only where
 * the notice said so, counts protected as on the pages. Two bundles of the same records are the same, letter for letter.
 */
export async function makeBundle(tx: Tx, phase: BundlePhase, now: Date): Promise<BundleFile[]> {
  const words = await bundleWords(tx, phase);
  const items = words.map(({ item }) => item);
  const participants = phase.conversation.isMatrixOpen ? await votesByParticipant(tx, { number: phase.number, items }) : [];
  const matrix = phase.conversation.isMatrixOpen ? voteMatrix({ items, participants, endedAt: phase.closedAt }) : null;
  const tables = [
    summaryTable(phase, { voters: participants.length, comments: words.length }), commentsTable(words), contributionsTable(words),
    exposureTable(await bundleExposure(tx, { number: phase.number, items })), inPersonTable(await heardOf(tx, { phaseId: phase.id, forOrganisers: false, now }), words),
    reachTable((await reachOf(tx, phase.id)).answers), themesTable(await bundleThemes(tx, phase.conversation.id)), decisionsTable(await publicLog(tx, phase.id)),
  ];
  const files = [...tables.map(csvFile), ...(matrix ? [matrix.file] : []), ...(await resultsFiles(tx, phase, now))];
  const dictionary = dictionaryOf([...tables, ...(matrix ? [{ name: matrix.file.name, columns: matrix.columns }] : [])]);
  const names = [...files, dictionary].map(({ name }) => name);
  return [{ name: 'README.txt', pieces: [readMe(phase, { hasMatrix: matrix !== null, files: names })] }, { name: 'about.json', pieces: [aboutOf(phase)] }, dictionary, ...files];
}

/** The same for programs; reading it back is in read-about.ts. */
function aboutOf(phase: BundlePhase): string {
  const { conversation, position, kind, title, question, introduction, opensAt, closedAt, provenance } = phase;
  return `${JSON.stringify({
    format: 'allied-open-data', version: 1, title: conversation.title, purpose: conversation.purpose, question, source: provenance?.source ?? `${conversation.organisationName}: /conversations/${conversation.code}/${position}`,
    licence: licenceOf(phase), attribution: attributionOf(phase), isExample: conversation.isExample,
    phase: { position, kind, title, introduction, opensAt: hourOf(opensAt), closedAt: hourOf(closedAt) },
  }, null, 2)}\n`;
}

const hourOf = (at: Date): string => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000).toISOString();
