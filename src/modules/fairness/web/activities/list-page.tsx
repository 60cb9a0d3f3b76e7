import { organisationsWhere } from '#platform/access';
import { formatDay, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { characteristicList, type CharacteristicLine } from '#modules/quality';
import { DateField, emptyForm, Form, FormErrorSummary, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, Tag } from '#ui/nhsuk';
import { standardOf, standingOf, steps, tracked } from '../../domain/activities/standing.ts';
import { sentences } from '../../permissions.ts';
import { activityLines, type ActivityLine } from '../../queries/activities/activities.ts';
import { PlaceField } from '../groups/group-forms.tsx';

export interface OpenActivityForm {
  state: FormState;
  advice?: Advice | undefined;
}

/** For every protected characteristic and for groups who are often left out: what is planned, held, learned and done (requirements S33 and S143). */
export async function showActivities(ctx: RequestContext, open?: OpenActivityForm): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'plan focused activities');
  const organisationCode = typeof ctx.query['organisation'] === 'string' && ctx.query['organisation'] !== '' ? ctx.query['organisation'] : undefined;
  const { activities, characteristics, places } = await ctx.read(async (tx) => ({
    activities: await activityLines(tx, organisationCode), characteristics: await characteristicList(tx), places: [...(await organisationsById(tx, own)).values()].filter(({ policyTextOnly }) => !policyTextOnly),
  }));
  const listed = tracked.flatMap((code) => characteristics.find((each) => each.code === code) ?? []);
  const today = londonDay(ctx.now);
  return page({
    title: 'Asking and understanding', isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">Asking and understanding</h1>
        <p>What do people need who are often treated unfairly? Here you see for each characteristic whom we asked, what we learned and what we did.</p>
        <p>For most characteristics there is no national standard that measures progress at work. So we ask, learn and act, and make up no score.</p>
        {places.length > 0 && <PlanForm places={places} characteristics={listed} csrfToken={ctx.csrf()} open={open} />}
        {listed.map((characteristic) => <OneCharacteristic characteristic={characteristic} activities={activities.filter(({ characteristic: code }) => code === characteristic.code)} today={today} />)}
      </div>
    ),
  });
}

function OneCharacteristic({ characteristic: { code, name }, activities, today }: { characteristic: CharacteristicLine; activities: readonly ActivityLine[]; today: string }) {
  return (
    <section class="nhsuk-u-margin-bottom-6" aria-labelledby={`of-${code}`}>
      <h2 class="nhsuk-heading-m" id={`of-${code}`}>{name}</h2>
      {standardOf[code] && <p>At work the {standardOf[code]} measures progress. It does not say what people need.</p>}
      {activities.length === 0 ? <p>Nothing is planned yet.</p> : activities.map((activity) => <OneActivity activity={activity} today={today} />)}
    </section>
  );
}

function OneActivity({ activity, today }: { activity: ActivityLine; today: string }) {
  const { id, what, organisation, plannedOn, isExample, steps: done } = activity;
  const { late } = standingOf(activity, today);
  return (
    <div class="allied-links__item">
      <h3 class="nhsuk-heading-s"><a href={`/fairness/focused-activities/${id}`}>{what}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}{late && <> <Tag colour="orange" text={late} /></>}</h3>
      <p>{organisation}. Planned for {formatDay(plannedOn)}.</p>
      <StepList done={done} />
    </div>
  );
}

/** What happened, with its day; what has not happened yet is said too. */
export function StepList({ done }: { done: ActivityLine['steps'] }) {
  const off = done.find(({ kind }) => kind === 'called-off');
  if (off) return <p>Called off on {formatDay(off.on)}: {off.words}</p>;
  return (
    <ul class="nhsuk-list">
      {steps.map(({ code, title }) => {
        const step = done.find(({ kind }) => kind === code);
        return <li><strong>{title}</strong>{step ? `, ${formatDay(step.on)}: ${step.words}` : ': not yet'}</li>;
      })}
    </ul>
  );
}

function PlanForm({ places, characteristics, csrfToken, open }: { places: readonly OrganisationLine[]; characteristics: readonly CharacteristicLine[]; csrfToken: string; open: OpenActivityForm | undefined }) {
  return (
    <Details summary="Plan an activity" open={open !== undefined}>
      <Form action="/fairness/focused-activities" csrfToken={csrfToken} state={open?.state ?? emptyForm}>
        <PlaceField places={places} />
        <SelectField name="characteristic" label="About which characteristic?" items={[{ value: '', text: 'Choose one' }, ...characteristics.map(({ code, name }) => ({ value: code, text: name }))]} />
        <TextareaField name="what" label="What will you do, and with whom?" hint="For example, an evening with the staff network" rows={2} maxlength={600} />
        <TextField name="ownerRole" label="Who answers for it" hint="A role, not a name" />
        <DateField name="plannedOn" legend="When?" hint="For example, 4 12 2026" />
        <Button text="Plan it" />
        <WordsCheck advice={open?.advice} />
      </Form>
    </Details>
  );
}
