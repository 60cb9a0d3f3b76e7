import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface AnswerLine {
  isWarranted: boolean;
  reason: string;
  nextStep: string;
  objectiveId: string | null;
  objective: string | null;
  answeredAt: Date;
  answeredBy: string | null;
}

export interface QuestionLine {
  id: string;
  measureCode: string;
  measure: string;
  unitId: string;
  unitCode: string;
  unit: string;
  organisationId: string;
  organisation: string;
  underCode: string;
  under: string;
  level: string;
  profession: string;
  split: string;
  groupCode: string;
  from: string;
  to: string;
  side: 'above' | 'below';
  value: number;
  average: number;
  lowerLimit: number | null;
  upperLimit: number | null;
  peers: number;
  askedAt: Date;
  /** The organisation above that asks; null where the unit's own does. */
  askedFrom: string | null;
  /** The latest answer; null while nobody has answered. */
  answer: AnswerLine | null;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** One question with its latest answer. Throws NotFound where the viewer may not see it. */
export async function questionById(tx: Tx, id: string): Promise<QuestionLine> {
  const { rows: [line] } = isId(id) ? await sql<Row>`${lines} where q.id = ${id}`.execute(tx) : { rows: [] };
  if (!line) throw new NotFound('We cannot find that question, or it belongs to another organisation.');
  return readable(line);
}

/** Every question of the viewer's organisations: those without an answer first, then the newest. */
export async function questionLines(tx: Tx, { page }: { page?: number } = {}): Promise<QuestionLine[]> {
  const { rows } = await sql<Row>`${lines} order by (a.id is not null), q.asked_at desc, q.id ${partOf(page)}`.execute(tx);
  return rows.map(readable);
}

/** Questions about the same measure, group and periods. */
export async function questionsOfPeers(tx: Tx, { measureId, profession, split, groupCode, from, to }: { measureId: string; profession: string; split: string; groupCode: string; from: string; to: string }): Promise<QuestionLine[]> {
  const { rows } = await sql<Row>`${lines} where q.measure_id = ${measureId} and q.profession = ${profession} and q.split = ${split} and q.group_code = ${groupCode} and q.from_period = ${from} and q.to_period = ${to}`.execute(tx);
  return rows.map(readable);
}

type Row = Omit<QuestionLine, 'answer'> & { answer: (Omit<AnswerLine, 'answeredAt'> & { answeredAt: string }) | null };

/** Times inside a JSON value come as text. */
const readable = ({ answer, ...line }: Row): QuestionLine => ({ ...line, answer: answer && { ...answer, answeredAt: new Date(answer.answeredAt) } });

const lines = sql`
  select count(*) over ()::int as total, q.id, m.code as "measureCode", v.name as measure, u.id as "unitId", u.code as "unitCode", u.name as unit, o.id as "organisationId", o.name as organisation,
    w.code as "underCode", w.name as under, q.level, q.profession, q.split, q.group_code as "groupCode", q.from_period as "from", q.to_period as "to", q.side, q.value, q.average,
    q.lower_limit as "lowerLimit", q.upper_limit as "upperLimit", q.peers, q.asked_at as "askedAt", f.name as "askedFrom",
    case when a.id is null then null else jsonb_build_object('isWarranted', a.is_warranted, 'reason', a.reason, 'nextStep', a.next_step, 'objectiveId', a.objective_id,
      'objective', (select ov.wording from strategy.objective_version ov where ov.objective_id = a.objective_id order by ov.number desc limit 1), 'answeredAt', a.answered_at,
      'answeredBy', (select p.display_name from directory.person p where p.id = a.answered_by)) end as answer
  from quality.variation_question q join quality.measure m on m.id = q.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
  join directory.unit u on u.id = q.unit_id join directory.organisation o on o.id = q.organisation_id join directory.unit w on w.id = q.under_unit_id left join directory.organisation f on f.id = q.asked_from
  left join lateral (select * from quality.variation_answer a where a.question_id = q.id order by a.answered_at desc, a.id desc limit 1) a on true`;
