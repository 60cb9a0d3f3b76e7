import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { choosePeers, type PeerChoices } from '../../domain/variation/choose-peers.ts';
import { drawFunnel, type Funnel } from '../../domain/variation/draw-funnel.ts';
import { measureByCode, type MeasureLine } from '../measures.ts';
import { peerChoices, peerLines, type PeerLine } from './peers.ts';
import { questionsOfPeers, type QuestionLine } from './questions.ts';

export type Asked = Readonly<Record<string, string | string[]>>;

export interface FunnelPage {
  measure: MeasureLine;
  choices: PeerChoices;
  /** null: there are no figures that the viewer may see. */
  chosen: NonNullable<ReturnType<typeof choosePeers>> | null;
  isSpread: boolean;
  peers: readonly PeerLine[];
  funnel: Funnel;
  /** Questions that were asked about these periods, by unit. */
  questions: ReadonlyMap<string, QuestionLine>;
}

/** A funnel as an address asks for it: the page, its files and the command that asks "why" all stand on this. Throws NotFound for an unknown measure. */
export async function funnelPage(tx: Tx, { code, asked, onDay }: { code: string; asked: Asked; onDay: Day }): Promise<FunnelPage> {
  const measure = await measureByCode(tx, code);
  const choices = await peerChoices(tx, measure, onDay);
  const chosen = choosePeers(choices, asked, measure.grain);
  const peers = chosen ? await peerLines(tx, measure, chosen, onDay) : [];
  const isSpread = asked['spread'] === 'yes';
  const funnel = drawFunnel(peers, measure, { spread: isSpread });
  const questions = chosen ? await questionsOfPeers(tx, { measureId: measure.id, ...chosen }) : [];
  return { measure, choices, chosen, isSpread, peers, funnel, questions: new Map(questions.map((question) => [question.unitId, question])) };
}
