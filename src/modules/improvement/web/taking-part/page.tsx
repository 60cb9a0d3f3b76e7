import { formatDay, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import type { Reply, RequestContext } from '#platform/http';
import { coProductionRules, HowPeopleTookPart } from '#modules/strategy';
import { DataTable } from '#ui/tables';
import { projectHead } from '../../data/project-rows.ts';
import { projectHref } from '../../domain/addresses.ts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { takingPart, type TakingPartLine } from '../../queries/taking-part/taking-part.ts';
import { FoldedForm, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { takingBackFields, takingPartFields } from './fields.ts';

const titleIn = (choices: readonly { code: string; title: string }[], code: string): string => choices.find((choice) => choice.code === code)?.title ?? code;

/** Who took part in a project, stage by stage, and the label that is worked out from it (requirements S43, S44). */
export async function showTakingPart(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { project, isReadable, record } = await ctx.read(async (tx) => {
    const head = await projectHead(tx, ctx, ctx.params['id'] ?? '');
    return { project: head, isReadable: (await projectPage(tx, head.id)).open.plan, record: await takingPart(tx, head.id, londonDay(ctx.now)) };
  });
  // Without the record a label would tell what is not so.
  if (!isReadable) throw new NotFound('This part of the project is not shared with you.');
  const address = `${projectHref(project.id)}/taking-part`;
  const standing = linesToTakeBack(record.lines);
  const mayWork = project.isTeam && !project.isClosed;
  return shell({
    title: 'Who took part', under: [{ text: project.title, href: projectHref(project.id) }], open,
    children: (
      <>
        <HowPeopleTookPart coProduction={record.coProduction} />
        <p>The label is worked out from the record below. Nobody types it.</p>
        <Record lines={record.lines} />
        {mayWork && <FoldedForm summary="Write down who took part" form="line" action={address} fields={takingPartFields} button="Add to the record" open={open} csrf={ctx.csrf()} />}
        {mayWork && standing.length > 0 && <FoldedForm summary="Take a wrong line back" form="back" action={`${address}/taking-back`} fields={takingBackFields(standing)} button="Take it back" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

/** The lines that count, as answers to a question. */
export const linesToTakeBack = (lines: readonly TakingPartLine[]): { value: string; text: string }[] => lines.filter(({ takenBackReason }) => takenBackReason === null).map(({ id, who, date }) => ({ value: id, text: `${who}, ${formatDay(date)}` }));

const Record = ({ lines }: { lines: readonly TakingPartLine[] }) => (
  <DataTable caption="The record" captionSize="m" rows={lines} emptyText="Nothing is recorded yet. Until it is, this work is not called co-produced." columns={[
    { key: 'when', head: 'When', cell: ({ date }) => formatDay(date) },
    { key: 'who', head: 'Who', cell: ({ who, tookPart, peopleCount }) => <><span data-quoted>{who}</span> ({titleIn(coProductionRules.whoTookPart, tookPart).toLowerCase()}{peopleCount === null ? '' : `, ${peopleCount}`})</> },
    { key: 'how', head: 'How', cell: ({ stage, evidence, role }) => `${titleIn(coProductionRules.stages, stage)}: ${titleIn(coProductionRules.evidenceKinds, evidence).toLowerCase()}. ${titleIn(coProductionRules.roles, role)}.` },
    { key: 'decided', head: 'What they decided', cell: ({ decided, takenBackReason }) => (takenBackReason === null ? <span data-quoted>{decided || 'No decision written down'}</span> : <>Taken back: <span data-quoted>{takenBackReason}</span></>) },
    { key: 'support', head: 'Support and power', cell: ({ supportGiven, powerShared }) => <span data-quoted>{[supportGiven, powerShared].filter(Boolean).join('. ') || 'Not said'}</span> },
  ]} />
);
