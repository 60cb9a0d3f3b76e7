import type { VNode } from 'preact';
import type { Scene } from './scene.ts';

/** Parts of a project's page that stand in folders of their own, such as evidence: one line each. */
export const moreParts: readonly ((scene: Scene) => VNode | null)[] = [];
