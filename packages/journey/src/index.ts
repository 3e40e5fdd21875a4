/**
 * The journey of a TCM-specialty physician as any client would make it, and every procedure on every reviewers' chain; the demo
 * provinces are made by the same acts.
 */
export * from './acts/accounts.ts';
export * from './acts/applications.ts';
export { applyToRegister } from './acts/apply-to-register.ts';
export { atTheWindow, firstRegistration } from './acts/at-the-window.ts';
export * from './acts/authorities.ts';
export { claimAndPresent, type Licence } from './acts/licences.ts';
export * from './acts/qualifications.ts';
export { Cast, type Place, type Somebody } from './cast.ts';
export { type Demo, type DemoAccount, openDemo, ROLES, type Role, readDemo } from './demo.ts';
export { Graph, Surprise, until } from './graph.ts';
export { Mailbox } from './mailbox.ts';
export { main } from './main.ts';
export {
  type Calling,
  csvOf,
  dayFromToday,
  dayYearsAgo,
  inventIdNumber,
  inventName,
  inventPerson,
  inventPhone,
  type Person,
} from './people.ts';
export { playAll } from './play-all.ts';
export { playRegistration } from './play-registration.ts';
export { A_YEAR } from './scenarios/forms.ts';
export { nurseNearTheEnd } from './scenarios/nurses.ts';
export { type Registered, registered } from './scenarios/registered.ts';
