import type { SnapshotLine } from '../../queries/snapshots.ts';
import { crumbs, home, unitCrumb } from '../words.ts';

export const snapshotHref = ({ id }: { id: string }): string => `/inquiry/snapshots/${id}`;

/** The way to the pages of one snapshot. */
export const snapshotTrail = (snapshot: SnapshotLine) => crumbs(home, ...(snapshot.unit ? [unitCrumb(snapshot.unit)] : [{ text: 'Your own', href: '/inquiry/own' }]), { text: 'Snapshot', href: snapshotHref(snapshot) });
