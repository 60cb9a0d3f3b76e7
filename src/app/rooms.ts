import type { Room } from '#platform/rooms';
import { directoryRoom } from '../modules/directory/module.ts';
import { strategyRoom } from '../modules/strategy/module.ts';
import { conversationsRoom } from '../modules/conversations/module.ts';
import { qualityRoom } from '../modules/quality/module.ts';
import { fairnessRoom } from '../modules/fairness/module.ts';
import { inquiryRoom } from '../modules/inquiry/module.ts';
import { improvementRoom } from '../modules/improvement/module.ts';
import { storiesRoom } from '../modules/stories/module.ts';

/** The strategy's table of contents: every room of the house, lower ones first. */
export const rooms: readonly Room[] = [directoryRoom, strategyRoom, conversationsRoom, qualityRoom, fairnessRoom, inquiryRoom, improvementRoom, storiesRoom];
