export { queueMail, type Letter } from './queue.ts';
export { openMail, sendMailJob, type Send } from './send.ts';
