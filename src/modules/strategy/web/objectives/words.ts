import { formatDay, type Day } from '#platform/clock';
import { titleOf } from '../../domain/objective-content.ts';
import type { ObjectiveStatus } from '../../domain/objective-status.ts';
import { objectiveContent } from '../../data/objective-content.ts';

export const aimTitle = (code: string): string => titleOf(objectiveContent.aims, code);
export const directionTitle = (code: string | null): string => (code ? titleOf(objectiveContent.directions, code) : 'Not said yet');
export const groupTitle = (code: string): string => titleOf(objectiveContent.groups, code);

/** "On track", for a tag or a table. */
export const statusTitle = (status: ObjectiveStatus): string => status.charAt(0).toUpperCase() + status.slice(1);

type TagColour = 'white' | 'grey' | 'green' | 'aqua-green' | 'blue' | 'purple' | 'orange' | 'yellow' | 'red';

/** Colour only repeats the words. No red: help that is asked for is not a failure. */
export const statusColour: Record<ObjectiveStatus, TagColour> = {
  'not started': 'grey', 'on track': 'blue', 'needs help': 'yellow', done: 'green', 'carried over': 'purple', closed: 'white',
};

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const dayWords = (day: Day | null): string => (day ? formatDay(day) : 'No date');
export const pounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`;
export const people = (count: number): string => (count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`);
