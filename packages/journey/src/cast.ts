import { type Actor, openAccount, openUnactivated, signIn } from './acts/accounts.ts';
import { type Guide, readGuide } from './acts/applications.ts';
import { closeInstitution, type NewInstitution, openInstitution } from './acts/authorities.ts';
import { type Identity, identify, importAll } from './acts/qualifications.ts';
import { type Demo, type DemoInstitution, ROLES, type Role, type Workplace } from './demo.ts';
import { type Graph, Surprise } from './graph.ts';
import type { Mailbox } from './mailbox.ts';
import { type Calling, inventPerson, type Person } from './people.ts';

/** An institution with its user, and the officers of the authority that licensed it. */
export interface Place extends DemoInstitution {
  user: Actor;
  officer: Actor;
  /** Who approves what the officer has received. */
  decider: Actor;
}

/** Somebody whom the system knows: qualified, and with an account where one was asked for. */
export interface Somebody {
  person: Person;
  practitionerId: string;
  qualificationId: string;
  actor: Actor | null;
}

/** Whether somebody has an account, activated by the code of his qualification certificate where nothing else is said. */
export type Account = boolean | 'UNACTIVATED';

/** A token lasts ten minutes; nobody begins with one that is older than this. */
const FRESH_MS = 5 * 60_000;
/** People come in lists, as from the centres. */
const LIST_LENGTH = 8;

/** 信息验证 is limited for each account, and whoever is at hand may ask. */
const ASKING: readonly Role[] = ['county', 'decider', 'hospital', 'clinic', 'province', 'otherCounty', 'otherHospital'];

const OFFICERS: Record<Workplace, { officer: Role; decider: Role }> = {
  hospital: { officer: 'county', decider: 'decider' },
  clinic: { officer: 'county', decider: 'decider' },
  otherHospital: { officer: 'otherCounty', decider: 'otherCounty' },
};

/** Everybody who takes part: the demo's accounts, signed in when they are needed, and people whom nobody knows yet. */
export class Cast {
  readonly graph: Graph;
  readonly mailbox: Mailbox;
  private readonly demo: Demo;
  private readonly signedIn = new Map<Role, { since: number; actor: Promise<Actor> }>();
  private readonly lists = new Map<Calling, Promise<Person[]>>();
  private readonly guides = new Map<string, Promise<Guide>>();
  private places = 0;
  private questions = 0;

  constructor(graph: Graph, mailbox: Mailbox, demo: Demo) {
    this.graph = graph;
    this.mailbox = mailbox;
    this.demo = demo;
  }

  /** Somebody of the demo, with a token that lasts. */
  as(role: Role): Promise<Actor> {
    const known = this.signedIn.get(role);
    if (known && known.since > Date.now() - FRESH_MS) return known.actor;
    const account = this.demo.accounts.find((one) => one.role === ROLES[role]);
    if (!account) throw new Surprise(`no demo account for ${ROLES[role]}`);
    const actor = signIn(this.graph, account.loginName, account.password);
    this.signedIn.set(role, { since: Date.now(), actor });
    return actor;
  }

  async place(name: Workplace): Promise<Place> {
    const { officer, decider } = OFFICERS[name];
    return {
      ...this.demo.institutions[name],
      user: await this.as(name),
      officer: await this.as(officer),
      decider: await this.as(decider),
    };
  }

  /** A new institution of the first county, or of the nation where it is a military body. */
  async newPlace(described: Partial<NewInstitution> = {}): Promise<Place> {
    const { authorityId, regionCode } = this.demo.institutions.hospital;
    this.places += 1;
    const name = `荔湾区演示机构${Date.now().toString(36).toUpperCase()}${this.places}`;
    const by = described.kind === 'MILITARY' ? 'nation' : 'county';
    const { institutionId, user } = await openInstitution(this.graph, this.mailbox, await this.as(by), {
      name,
      address: '广东省广州市荔湾区演示路18号',
      regionCode,
      kind: 'LICENSED',
      classCode: 'A100',
      clinicalSubjects: ['内科', '外科', '中医科'],
      legalRepresentative: '梁荔湾',
      principal: '梁荔湾',
      ...(by === 'county' && { tcmAuthorityId: authorityId }),
      ...described,
    });
    const officers = { officer: await this.as('county'), decider: await this.as('decider') };
    return { id: institutionId, name, regionCode, authorityId, user, ...officers };
  }

  async close(place: Place): Promise<void> {
    await closeInstitution(this.graph, await this.as('county'), place.id);
  }

  /** Somebody qualified who has just come: of a list, or imported alone where something about him matters. */
  async person(calling: Calling, known?: Partial<Person>): Promise<Person> {
    if (known) {
      const person = inventPerson(calling, known.provinceCode, known);
      await this.import([person]);
      return person;
    }
    const list = await (this.lists.get(calling) ?? this.nextList(calling));
    const next = list.pop();
    if (next) return next;
    this.lists.delete(calling);
    return this.person(calling);
  }

  private nextList(calling: Calling): Promise<Person[]> {
    const list = this.importList(calling);
    this.lists.set(calling, list);
    return list;
  }

  private async importList(calling: Calling): Promise<Person[]> {
    const people = Array.from({ length: LIST_LENGTH }, () => inventPerson(calling));
    await this.import(people);
    return people;
  }

  /** By the centre of the nation; by their province where that account has opened all its imports of the hour. */
  private async import(people: readonly Person[]): Promise<void> {
    const own = people.every(({ provinceCode }) => provinceCode === '440000');
    try {
      await importAll(this.graph, await this.as('nation'), people);
    } catch (error) {
      if (!own || !(error instanceof Surprise && error.message.startsWith('RATE_LIMITED'))) throw error;
      await importAll(this.graph, await this.as('province'), people);
    }
  }

  async somebody(calling: Calling, options: { account: Account; known?: Partial<Person> }): Promise<Somebody> {
    const person = await this.person(calling, options.known);
    const opening = options.account === 'UNACTIVATED' ? openUnactivated : openAccount;
    const actor = options.account ? await opening(this.graph, this.mailbox, person, () => {}) : null;
    const { id, qualifications } = await this.identify(person);
    return { person, practitionerId: id, qualificationId: qualifications[0]?.id ?? '', actor };
  }

  /** 信息验证 by somebody of the demo who may ask. */
  async identify(person: Person): Promise<Identity> {
    const role = ASKING[this.questions % ASKING.length] as Role;
    this.questions += 1;
    return identify(this.graph, await this.as(role), person);
  }

  /** 办事指南, asked for once. */
  guide(code: string): Promise<Guide> {
    const known = this.guides.get(code) ?? readGuide(this.graph, code);
    this.guides.set(code, known);
    return known;
  }
}
