import { protectionPolicies } from '#engines/protect';

/** The one policy of the room: the service's own convention, and a measure may ask for larger groups, never for smaller ones. */
export const smallestShown = ({ smallestGroup }: { smallestGroup: number }): number => Math.max(protectionPolicies.allied.minimum, smallestGroup);
