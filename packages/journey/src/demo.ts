import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bringPeople } from './demo/inhabitants.ts';
import { foundProvinces } from './demo/provinces.ts';
import { openWorkplaces } from './demo/workplaces.ts';
import { Graph, Surprise } from './graph.ts';
import { Mailbox } from './mailbox.ts';
import type { Person } from './people.ts';

/** An account that a newcomer may sign in with. Development only. */
export interface DemoAccount {
  role: string;
  loginName: string;
  password: string;
}

/** Whom the demo's accounts belong to, in the order in which they are shown. */
export const ROLES = {
  nation: '国家 中医师资格认证中心',
  province: '广东省 卫生健康委（全部权限）',
  county: '荔湾区 卫生健康局（受理、审批）',
  decider: '荔湾区 卫生健康局（审批）',
  hospital: '荔湾区 医院',
  clinic: '荔湾区 社区卫生服务中心',
  otherProvince: '湖南省 卫生健康委（全部权限）',
  otherCounty: '芙蓉区 卫生健康局（受理、审批）',
  otherHospital: '芙蓉区 医院',
  specialist: '中医（专长）医师（已注册）',
  physician: '执业医师（已注册）',
  assistant: '执业助理医师（已激活）',
  nurse: '护士（已注册）',
} as const;
export type Role = keyof typeof ROLES;

/** An institution of the demo, and the authority that licensed it. */
export interface DemoInstitution {
  id: string;
  name: string;
  regionCode: string;
  authorityId: string;
}
export type Workplace = 'hospital' | 'clinic' | 'otherHospital';

/** What the demo consists of, as kept beside the data. */
export interface Demo {
  /** Grows when the demo becomes another one; data of an older one are to be reset. */
  edition: typeof EDITION;
  accounts: DemoAccount[];
  institutions: Record<Workplace, DemoInstitution>;
  /** Those with an account: who they are, by their role. */
  people: Partial<Record<Role, Person>>;
  /** Qualified, without an account yet: for trying the sign-up by hand. */
  candidates: Person[];
}

const EDITION = 2;

/**
 * The demo provinces: made once, through the same operations as any user's, and read from their file afterwards.
 * @param options.prepare runs the operator's command for a new installation
 */
export async function openDemo(options: {
  url: string;
  file: string;
  prepare: () => Promise<void>;
  say: (line: string) => void;
}): Promise<Demo> {
  if (existsSync(options.file)) return readDemo(options.file);
  options.say('Preparing the demo provinces …');
  const stage = { graph: new Graph(options.url), mailbox: new Mailbox(options.url) };
  const since = new Date(Date.now() - 1000);
  await options.prepare();
  const offices = await foundProvinces(stage, since);
  const workplaces = await openWorkplaces(stage, offices);
  const { actors, people, candidates } = await bringPeople(stage, offices, workplaces);

  const signedIn = { ...offices.officers, ...workplaces.users, ...actors };
  const demo: Demo = {
    edition: EDITION,
    accounts: (Object.keys(ROLES) as Role[]).map((role) => ({
      role: ROLES[role],
      loginName: signedIn[role].loginName,
      password: signedIn[role].password,
    })),
    institutions: workplaces.institutions,
    people,
    candidates,
  };
  mkdirSync(dirname(options.file), { recursive: true });
  writeFileSync(options.file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  return demo;
}

/** @throws Surprise when the file is of an older release */
export function readDemo(file: string): Demo {
  const demo = JSON.parse(readFileSync(file, 'utf8')) as Demo;
  if (demo.edition !== EDITION) throw new Surprise('The demo data are of an older release: npm run reset');
  return demo;
}
