import type { ApplicationView, Channel, Form, Opening } from '../acts/applications.ts';
import type { Cast, Place, Somebody } from '../cast.ts';
import type { ChainName } from './chains.ts';

/** One way of playing a procedure: who brings it in, and the chain from there. */
export interface Way {
  channel: Channel;
  chain: ChainName;
}

/** What an application is about, with everybody through whose hands it goes. */
export interface Subject {
  who: Pick<Somebody, 'practitionerId' | 'actor'>;
  /** What it is opened with besides the person. */
  opening: Omit<Opening, 'procedure' | 'practitionerId'>;
  /** Its institution reviews it or applies on the person's behalf; its officers receive and decide. */
  place: Pick<Place, 'user' | 'officer' | 'decider'>;
  second?: Pick<Place, 'user'>;
  form: Form;
  /** The application behind which this one waits. */
  behind?: string;
  /** Prepared ex officio, so that nobody opens it. */
  taskId?: string;
}

/** A procedure with every way that it can be played, and what it must have done to the register. */
export interface Scenarios {
  procedure: string;
  ways: Partial<Record<Channel, readonly ChainName[]>>;
  /** Brings about, by the same acts as anybody, the situation in which it is applied for. */
  prepare(cast: Cast, way: Way): Promise<Subject>;
  /** What is true once it has taken effect. @returns what is wrong, or null */
  check(application: ApplicationView, subject: Subject): string | null;
}

/** Whether the person acts himself and so needs an account. */
export const actsHimself = ({ channel, chain }: Way) =>
  channel === 'PERSON' || channel === 'EX_OFFICIO' || chain === 'WAITING';

/** The last registration that the application left, else the one that it was about, as it is now. */
export const left = ({ registrations, concerns }: ApplicationView) => registrations.at(-1) ?? concerns;

/** @returns a check that the registration is in that state */
export const leaves =
  (status: string) =>
  (application: ApplicationView): string | null =>
    left(application)?.status === status ? null : `the registration is ${left(application)?.status} and not ${status}`;
