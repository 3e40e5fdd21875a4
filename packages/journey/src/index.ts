/** The journey of a TCM-specialty physician as any client would make it; the demo province is made by the same acts. */

export * from './acts/accounts.ts';
export * from './acts/authorities.ts';
export * from './acts/registration.ts';
export { type Demo, type DemoAccount, openDemo, ROLES, readDemo } from './demo.ts';
export { Graph, Surprise, until } from './graph.ts';
export { Mailbox } from './mailbox.ts';
export { main } from './main.ts';
export { csvOf, inventIdNumber, inventPhone, inventSpecialist, type Specialist } from './people.ts';
export { playRegistration } from './play-registration.ts';
