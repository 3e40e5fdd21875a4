import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { firstSignIn, openAccount } from './acts/accounts.ts';
import { establish, importQualifications, openInstitution } from './acts/authorities.ts';
import { Graph } from './graph.ts';
import { Mailbox } from './mailbox.ts';
import { inventSpecialist, type Specialist } from './people.ts';
import { playRegistration } from './play-registration.ts';

/** An account that a newcomer may sign in with. Development only. */
export interface DemoAccount {
  role: string;
  loginName: string;
  password: string;
}

/** What the demo province consists of, as kept beside the data. */
export interface Demo {
  accounts: DemoAccount[];
  institution: { id: string; name: string };
  regionCode: string;
  /** Qualified, without an account yet: for trying the sign-up by hand. */
  candidates: Specialist[];
}

export const ROLES = {
  importer: '国家 资格认证中心',
  province: '省级 中医药主管部门',
  county: '县级 中医药主管部门',
  institution: '医疗机构',
  physician: '中医（专长）医师 (registered)',
} as const;

const COUNTY = '440103';
const INSTITUTION = '广州市荔湾区岭南中医医院（演示）';

/** The national officer whom the operator's command has prepared. */
const NATIONAL_OFFICER = { userName: '000000000001', phone: '13800000001' };

const COUNTY_RIGHTS = [
  'MANAGE_INSTITUTIONS',
  'ISSUE_INSTITUTION_ACCOUNTS',
  'ACCEPT_APPLICATIONS',
  'DECIDE_APPLICATIONS',
];

/**
 * The demo province: made once, through the same operations as any user's, and read from its file afterwards.
 * @param options.prepare runs the operator's command for a new installation
 */
export async function openDemo(options: {
  url: string;
  file: string;
  prepare: () => Promise<void>;
  say: (line: string) => void;
}): Promise<Demo> {
  if (existsSync(options.file)) return readDemo(options.file);
  const { url, say } = options;
  say('Preparing the demo province …');
  const graph = new Graph(url);
  const mailbox = new Mailbox(url);
  const since = new Date(Date.now() - 1000);
  await options.prepare();
  const importer = await firstSignIn(graph, mailbox, { ...NATIONAL_OFFICER, since });

  const province = await establish(
    graph,
    mailbox,
    importer,
    { name: '广东省中医药局（演示）', kind: 'TCM', regionCode: '440000', signatory: '林广东' },
    { name: '何省生', rights: [...COUNTY_RIGHTS, 'MANAGE_AUTHORITIES', 'SUPERVISE'] },
  );
  const county = await establish(
    graph,
    mailbox,
    province.officer,
    { name: '广州市荔湾区卫生健康局（演示）', kind: 'TCM', regionCode: COUNTY, signatory: '陈荔湾' },
    { name: '黄县平', rights: COUNTY_RIGHTS },
  );
  const { institutionId, user } = await openInstitution(graph, mailbox, county.officer, {
    name: INSTITUTION,
    address: '广东省广州市荔湾区演示路88号',
    regionCode: COUNTY,
    kind: 'LICENSED',
    classCode: 'A210',
    clinicalSubjects: ['中医科', '内科', '康复医学科'],
    legalRepresentative: '罗岭南',
    principal: '罗岭南',
  });
  const people = Array.from({ length: 12 }, () => inventSpecialist('440000'));
  await importQualifications(graph, importer, people);
  const [registered, ...candidates] = people as [Specialist, ...Specialist[]];
  const physician = await openAccount(graph, mailbox, registered, () => {});
  await playRegistration(
    { graph, institution: user, county: county.officer, institutionName: INSTITUTION, say: () => {} },
    physician,
    registered,
  );

  const demo: Demo = {
    accounts: [
      account(ROLES.importer, importer),
      account(ROLES.province, province.officer),
      account(ROLES.county, county.officer),
      account(ROLES.institution, user),
      account(ROLES.physician, physician),
    ],
    institution: { id: institutionId, name: INSTITUTION },
    regionCode: COUNTY,
    candidates,
  };
  mkdirSync(dirname(options.file), { recursive: true });
  writeFileSync(options.file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  return demo;
}

export function readDemo(file: string): Demo {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const account = (role: string, { loginName, password }: { loginName: string; password: string }): DemoAccount => ({
  role,
  loginName,
  password,
});
