import { type Actor, activateByInstitution, openAccount, openUnactivated } from '../acts/accounts.ts';
import { readGuide } from '../acts/applications.ts';
import { atTheWindow, firstRegistration } from '../acts/at-the-window.ts';
import { identify, importAll } from '../acts/qualifications.ts';
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
const LISTS: Record<Inhabitant, { calling: Calling; count: number }> = {
  specialist: { calling: 'SPECIALIST', count: 10 },
  physician: { calling: 'PHYSICIAN', count: 4 },
  assistant: { calling: 'ASSISTANT', count: 2 },
  nurse: { calling: 'NURSE', count: 4 },
};
const silent = () => {};

/**
 * People whose qualifications are imported, one of each calling with an account: the specialist registered by the whole chain, the
 * physician at the window, the nurse at the window before she has an account, which her hospital then activates; the assistant not yet.
 */
export async function bringPeople(
  { graph, mailbox }: Ground,
  { officers }: Offices,
  { institutions, users }: Workplaces,
): Promise<Inhabitants> {
  const lists = (Object.keys(LISTS) as Inhabitant[]).map((role) => ({
    role,
    people: Array.from({ length: LISTS[role].count }, () => inventPerson(LISTS[role].calling)),
  }));
  await Promise.all(lists.map((list) => importAll(graph, officers.nation, list.people)));
  const people = Object.fromEntries(lists.map(({ role, people: [first] }) => [role, first])) as Inhabitants['people'];

  const register = async (person: Person): Promise<string> => {
    const { id: practitionerId, qualifications } = await identify(graph, officers.county, person);
    const window = { graph, guide: (code: string) => readGuide(graph, code) };
    await atTheWindow(
      window,
      { officer: officers.county, decider: officers.decider },
      {
        ...firstRegistration(person.calling, institutions.hospital.id),
        practitionerId,
        qualificationId: qualifications[0]?.id ?? '',
      },
    );
    return practitionerId;
  };
  const bringSpecialist = async () => {
    const actor = await openAccount(graph, mailbox, people.specialist, silent);
    const { name: institutionName } = institutions.hospital;
    const scene = { graph, institution: users.hospital, county: officers.county, institutionName, say: silent };
    await playRegistration(scene, actor, people.specialist);
    return actor;
  };
  const bringPhysician = async () => {
    const actor = await openAccount(graph, mailbox, people.physician, silent);
    await register(people.physician);
    return actor;
  };
  const bringNurse = async () => {
    const practitionerId = await register(people.nurse);
    const actor = await openUnactivated(graph, mailbox, people.nurse, silent);
    return activateByInstitution(graph, mailbox, users.hospital, people.nurse, actor, practitionerId);
  };
  const [specialist, physician, nurse, assistant] = await Promise.all([
    bringSpecialist(),
    bringPhysician(),
    bringNurse(),
    openAccount(graph, mailbox, people.assistant, silent),
  ]);
  const candidates = lists.flatMap((list) => list.people.slice(1));
  return { actors: { specialist, physician, nurse, assistant }, people, candidates };
}
