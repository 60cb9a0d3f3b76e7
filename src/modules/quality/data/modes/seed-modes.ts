import type { Tx } from '#platform/db';
import { readModes } from './read-modes.ts';
import { keepModeRecord } from './keep-record.ts';

/** Two quarters of the imagined trust's speech and language therapy, made up: video rises, and fewer people in villages are asked. */
const example = [
  { quarter: '2026-04-01', miles: 1240, visits: 200, file: 'In a village,96,58,22,16,84,80,24,20,40,31,16,12,,\nIn town,150,90,40,20,138,130,50,20,60,48,30,24,,' },
  { quarter: '2026-07-01', miles: 899, visits: 145, file: 'In a village,62,40,12,10,45,44,58,20,24,18,30,14,,\nIn town,156,80,56,20,140,110,80,24,52,42,44,37,,' },
] as const;

const head = 'group,asked,chose in person,chose video,chose phone,got choice,in person,video,phone,answered in person,suited in person,answered video,suited video,answered phone,suited phone\n';

/** A record of two quarters with an appraisal. Changes nothing when they are there. */
export async function seedModes(tx: Tx): Promise<void> {
  const unit = await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('code', '=', 'vale-speech-and-language-therapy').executeTakeFirstOrThrow();
  const of = { unitId: unit.id, organisationId: unit.organisation_id, isExample: true, by: null };
  let isNew = false;
  for (const { quarter, miles, visits, file } of example) {
    const read = readModes(head + file);
    if (!read.ok) throw new Error(read.problems.join(' '));
    isNew = await keepModeRecord(tx, { ...of, quarter, source: 'Appointment book; distances from home areas (imagined)', groups: read.groups, distances: { miles, visits }, now: new Date('2026-10-07T12:00:00Z') });
  }
  if (!isNew) return;
  await tx.insertInto('quality.exclusion_appraisal').values({
    unit_id: unit.id, organisation_id: unit.organisation_id, appraised_on: '2026-07-14', appraised_by: 'Lead for speech and language therapy', is_example: true, made_at: new Date('2026-07-14T12:00:00Z'),
    left_out: 'People in the villages without a good connection, people who do not hear well, and people who use another language.', instead: 'We ask everybody by phone before we book. The village hall lends a room with a screen. An interpreter can join a video visit.',
  }).execute();
}
