import { londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import type { Tx } from '#platform/db';
import { organisationList, peopleOfOrganisation } from '#modules/directory';
import { seriesPages, seriesToLink } from '#modules/quality';
import { FormErrorSummary } from '#ui/forms';
import { projectHead, type ProjectHead } from '../../data/project-rows.ts';
import { partStandings } from '../../domain/four-parts.ts';
import { mayHere } from '../../permissions.ts';
import { objectiveChoices } from '../../queries/projects/choices.ts';
import { notesOf, partnersOf } from '../../queries/partners/notes.ts';
import { improvedClaim } from '../../queries/projects/improved-claim.ts';
import { takingPart } from '../../queries/taking-part/taking-part.ts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { DriversPart } from '../drivers/drivers-part.tsx';
import { PartnersPart } from '../partners/partners-part.tsx';
import { SpreadPart } from '../spread/spread-part.tsx';
import { trail } from '../trail.ts';
import { AimPart } from './aim-part.tsx';
import { ChangePart } from './change-part.tsx';
import { CyclesPart } from './cycles-part.tsx';
import { DigitalPart } from './digital-part.tsx';
import { MeasuresPart } from './measures-part.tsx';
import { moreParts } from './more-parts.tsx';
import { ProjectHeading } from './project-heading.tsx';
import { PromptsPart } from './prompts-part.tsx';
import type { OpenForm, Scene } from './scene.ts';
import { StagePart } from './stage-part.tsx';
import { SupportPart } from './support-part.tsx';
import { TeamPart } from './team-part.tsx';

const parts = [AimPart, DriversPart, CyclesPart, MeasuresPart, SupportPart, TeamPart, PartnersPart, PromptsPart, DigitalPart, ...moreParts, StagePart, SpreadPart, ChangePart] as const;

/** Everything about one project; those who work on it change each part where it stands. */
export async function showProject(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const scene = await readScene(ctx, open);
  return page({
    title: scene.project.title, isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-implementation', breadcrumbs: trail(),
    content: (
      <>
        {open && <FormErrorSummary state={open.state} />}
        <ProjectHeading {...scene} />
        {parts.map((OnePart) => <OnePart {...scene} />)}
      </>
    ),
  });
}

async function readScene(ctx: RequestContext, open: OpenForm | undefined): Promise<Scene> {
  return ctx.read(async (tx) => {
    const head = await projectHead(tx, ctx, ctx.params['id'] ?? '');
    const project = await projectPage(tx, head.id);
    const mayWork = head.isTeam && !head.isClosed;
    return {
      ctx, project, open, mayWork, coProduction: (await takingPart(tx, head.id, londonDay(ctx.now))).coProduction, mayTest: mayWork || (!head.isClosed && head.partnerRights.includes('cycles')),
      mayLead: !head.isClosed && mayHere(ctx.viewer, 'support projects', head.organisationId), isOwn: ctx.viewer.grants.some(({ organisationId }) => organisationId === head.organisationId),
      figures: await seriesPages(tx, project.measures.map(({ seriesId }) => seriesId)), mayAgree: mayHere(ctx.viewer, 'agree data notes', head.organisationId), partners: await partnersOf(tx, head.id), notes: await notesOf(tx, head.id),
      standings: partStandings(project.checks, project.supports, new Date(`${project.knownSince}T00:00:00Z`)),
      claim: mayWork ? await improvedClaim(tx, head) : { may: false, why: '' }, choices: mayWork ? await choicesOf(tx, head, ctx.now) : null,
    };
  });
}

async function choicesOf(tx: Tx, { organisationId }: ProjectHead, now: Date): Promise<NonNullable<Scene['choices']>> {
  const colleagues = new Map((await peopleOfOrganisation(tx, organisationId, londonDay(now))).map(({ personId, name }) => [personId, name ?? 'Somebody without a name here']));
  return { objectives: await objectiveChoices(tx, [organisationId]), colleagues: [...colleagues].map(([id, name]) => ({ id, name })), series: await seriesToLink(tx, organisationId), organisations: (await organisationList(tx)).filter(({ id, policyTextOnly }) => id !== organisationId && !policyTextOnly) };
}
