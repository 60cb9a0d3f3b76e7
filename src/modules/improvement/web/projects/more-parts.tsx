import type { VNode } from 'preact';
import { TakingPartPart } from '../taking-part/part.tsx';
import type { Scene } from './scene.ts';

/** Parts of a project's page that stand in folders of their own, such as evidence: one line each. */
/** Which evidence a project is based on stands on a page of its own. */
const evidencePart = ({ project }: Scene) => <p><a href={`/improvement/projects/${project.id}/evidence`}>Which evidence is this based on?</a></p>;

export const moreParts: readonly ((scene: Scene) => VNode | null)[] = [TakingPartPart, evidencePart];
