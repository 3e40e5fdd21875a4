import { type Actor, openAccount } from '../acts/accounts.ts';
import { importAll } from '../acts/qualifications.ts';
import { type Calling, inventPerson, type Person } from '../people.ts';
import { playRegistration } from '../play-registration.ts';
import type { Ground, Offices } from './provinces.ts';
import type { Workplaces } from './workplaces.ts';

type Inhabitant = 'specialist' | 'physician' | 'assistant' | 'nurse';

export interface Inhabitants {
  actors: Record<Inhabitant, Actor>;
  people: Record<Inhabitant, Person>;
  candidates: Person[];
}

/** How many of each calling the lists of the centres bring; those beyond the first are the candidates. */
const LISTS: [Inhabitant, Calling, number][] = [
  ['specialist', 'SPECIALIST', 10],
  ['physician', 'PHYSICIAN', 4],
  ['assistant', 'ASSISTANT', 2],
  ['nurse', 'NURSE', 4],
];
const silent = () => {};

/** People whose qualifications are imported: one of each calling with an account, the specialist registered. */
export async function bringPeople(ground: Ground, offices: Offices, { institutions, users }: Workplaces) {
  const { graph, mailbox } = ground;
  const { nation, county } = offices.officers;
  const lists = LISTS.map(([role, calling, count]) => ({
    role,
    people: Array.from({ length: count }, () => inventPerson(calling)),
  }));
  const people = Object.fromEntries(lists.map(({ role, people: [first] }) => [role, first])) as Record<
    Inhabitant,
    Person
  >;
  await Promise.all(lists.map((list) => importAll(graph, nation, list.people)));
  const opened = await Promise.all(
    lists.map(async ({ role }) => [role, await openAccount(graph, mailbox, people[role], silent)]),
  );
  const actors: Inhabitants['actors'] = Object.fromEntries(opened);
  const scene = {
    graph,
    institution: users.hospital,
    county,
    institutionName: institutions.hospital.name,
    say: silent,
  };
  await playRegistration(scene, actors.specialist, people.specialist);
  const candidates = lists.flatMap((list) => list.people.slice(1));
  return { actors, people, candidates } satisfies Inhabitants;
}
