import { z } from 'zod';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, HiddenField, RadiosField, SelectField, TextareaField, WordsCheck } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { levelsAbove, sendUp } from '../../commands/send-up.ts';
import { signOff } from '../../commands/sign-off.ts';
import { baselineWords } from '../../domain/change.ts';
import { questionsOf } from '../../domain/template-file.ts';
import { earlierSnapshots, snapshotById, type Snapshot } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { snapshotHref, snapshotTrail } from './addresses.ts';

const schema = z.object({ whoTookPart: z.string().trim().min(3, 'Say who took part').max(600, 'Use 600 letters or less'), seenBy: z.enum(['own', 'anyone'], 'Choose who may read it'), toUnitId: z.string().default('') });

/** Before it is signed: what is still without an answer, who took part, who may read it, and that nothing changes afterwards. */
export async function showSignOff(ctx: RequestContext, shown: Shown): Promise<Reply> {
  const { snapshot, isFirst, above } = await ctx.read(async (tx) => {
    const found = await snapshotById(tx, ctx.params['id'] ?? '');
    return { snapshot: found, isFirst: (await earlierSnapshots(tx, found)).length === 0, above: found.unit ? await levelsAbove(tx, found.unit.id, ctx.now) : [] };
  });
  const isOwn = snapshot.personId !== null;
  const missing = questionsOf(snapshot.template).filter(({ code, answer }) => answer === 'stage' && !snapshot.answers.some(({ question }) => question === code));
  return page({
    title: 'Sign it off', isInError: shown.state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: snapshotTrail(snapshot),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={shown.state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{snapshot.unit?.name ?? 'Your own'}</span> Sign it off</h1>
        <p>{isOwn && 'Only you can read it, before and after. '}From then on nobody can change what it says. {isFirst && firstWords(snapshot)}</p>
        {missing.length > 0 && <><p>These are without an answer, and will be shown as that:</p><ul class="nhsuk-list nhsuk-list--bullet">{missing.map(({ ask }) => <li>{ask}</li>)}</ul></>}
        <Form action={`${snapshotHref(snapshot)}/sign-off`} csrfToken={ctx.csrf()} state={shown.state}>
          {isOwn ? <><HiddenField name="whoTookPart" value="Only me" /><HiddenField name="seenBy" value="own" /></> : (
            <>
              <TextareaField name="whoTookPart" label="Who took part?" hint="Roles and groups, not names. For example: podiatrists, support workers, two people who use the service" rows={2} maxlength={600} />
              <RadiosField name="seenBy" legend="Who may read it?" items={[{ value: 'own', text: 'Our own organisation' }, { value: 'anyone', text: 'Anyone, so that others can learn from it' }]} />
              {above.length > 0 && <SelectField name="toUnitId" label="Send it up to be counted? (you can leave this empty)" hint="The level above sees only counts of eight places or more. Until it is counted you can take it back." items={[{ value: '', text: 'Do not send it' }, ...above.map(({ id, name }) => ({ value: id, text: name }))]} />}
            </>
          )}
          <Button text="Sign it off" />
          {!isOwn && <WordsCheck advice={shown.advice} />}
        </Form>
      </div>
    ),
  });
}

const firstWords = ({ asOf, template }: Snapshot): string => `It is your first: ${baselineWords(asOf, template.baselineYear ?? null)}. What comes later is compared with it.`;

export const takeSignOff = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  schema,
  act: async ({ toUnitId, ...value }) => {
    const id = ctx.params['id'] ?? '';
    await ctx.write((tx) => signOff(tx, ctx, { id, ...value }));
    return savedAt(snapshotHref({ id }), toUnitId === '' || await sent(ctx, id, toUnitId) ? 'snapshot-signed' : 'snapshot-signed-not-sent');
  },
  again: (shown) => showSignOff(ctx, shown),
});

/** Sending never stands in the way of signing: what goes wrong is told, and the snapshot stays signed. */
async function sent(ctx: RequestContext, id: string, toUnitId: string): Promise<boolean> {
  return ctx.write((tx) => sendUp(tx, ctx, { id, toUnitId })).then(() => true, (error: unknown) => {
    if (error instanceof Conflict || error instanceof Forbidden || error instanceof Invalid || error instanceof NotFound) return false;
    throw error;
  });
}
