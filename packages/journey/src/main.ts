import { parseArgs } from 'node:util';
import { openAccount, signIn } from './acts/accounts.ts';
import { openInstitution } from './acts/authorities.ts';
import { importQualifications } from './acts/qualifications.ts';
import { type Demo, ROLES, type Role, readDemo } from './demo.ts';
import { Graph, Surprise, until } from './graph.ts';
import { Mailbox } from './mailbox.ts';
import { inventPerson } from './people.ts';
import { playAll } from './play-all.ts';
import { playRegistration } from './play-registration.ts';

const USAGE = `npm run journey -- [--all [--only <part of a code>] [--few] [--jobs 3]] [--url http://localhost:4000]
                    [--accounts <demo-accounts.json of that system>]

Plays a TCM-specialty physician's way from nothing to a verified e-licence against a running system, over HTTP.
Ends with 1 at the first surprise. The system must be a development one: codes are read from its mailbox.

--all plays every procedure on every reviewers' chain instead, prints each with its result, and ends with 1 when one of
them met a surprise or the guide of the system has a procedure or a chain that nobody plays. --few plays as few as bring in
every procedure, every channel and every chain at least once.`;

/** @returns the exit code */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      url: { type: 'string', default: 'http://localhost:4000' },
      accounts: { type: 'string', default: '.data/demo-accounts.json' },
      all: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      few: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    const demo = readDemo(values.accounts);
    if (values.all) {
      const { url, only, few } = values;
      const failed = await playAll({
        url,
        demo,
        only,
        few,
        jobs: Number(values.jobs),
        say: (line) => console.log(line),
      });
      return failed === 0 ? 0 : 1;
    }
    await play(values.url, demo);
    console.log('The journey came to its end without a surprise.');
    return 0;
  } catch (error) {
    console.error(error instanceof Surprise ? `Surprise: ${error.message}` : error);
    return 1;
  }
}

async function play(url: string, demo: Demo): Promise<void> {
  const graph = new Graph(url);
  const mailbox = new Mailbox(url);
  let step = 0;
  const heading = (text: string) => console.log(`\n${++step}. ${text}`);
  const say = (line: string) => console.log(`   ${line}`);
  const as = (role: Role) => {
    const account = demo.accounts.find((one) => one.role === ROLES[role]);
    if (!account) throw new Surprise(`no demo account for ${ROLES[role]}`);
    return signIn(graph, account.loginName, account.password);
  };

  heading('导入资格信息: the certification centre imports its list');
  const importer = await as('nation');
  const person = inventPerson('SPECIALIST');
  const badLine = '李四,440103198611051231,ZYZC44202299999999,440000,外治技术-推拿,腰痛,2022-03-15\r\n';
  const report = await importQualifications(graph, importer, [person], badLine);
  if (report.added !== 1 || report.rejected !== 1) throw new Surprise(`import report: ${JSON.stringify(report)}`);
  const [rejection] = report.rejections.edges;
  say(
    `${report.added} added, ${report.rejected} rejected (line ${rejection?.node.line}: ${rejection?.node.reasons[0]?.problem})`,
  );

  heading('机构账户: the county authority enters an institution, sees its documents and issues its account');
  const county = await as('county');
  const { regionCode, authorityId } = demo.institutions.hospital;
  const institutionName = `荔湾区演示门诊部${Date.now().toString(36).toUpperCase()}`;
  const { user: institution } = await openInstitution(graph, mailbox, county, {
    name: institutionName,
    address: '广东省广州市荔湾区演示路18号',
    regionCode,
    tcmAuthorityId: authorityId,
    kind: 'LICENSED',
    classCode: 'D121',
    clinicalSubjects: ['中医科'],
    legalRepresentative: '梁荔湾',
    principal: '梁荔湾',
  });
  say(`${institutionName}: ${institution.loginName} signed in with the password of the SMS and has replaced it`);

  heading(`账户注册与激活: ${person.name} opens an account`);
  const physician = await openAccount(graph, mailbox, person, say);

  heading('执业注册: application, review, decision, e-licence');
  const scene = { graph, institution, county, institutionName, say };
  const { registration, licence, url: presented } = await playRegistration(scene, physician, person);

  heading('核验: a stranger scans the codes');
  for (const address of [presented, licence.verifyUrl]) {
    const page = (await graph.download(new URL(address).pathname)).toString('utf8');
    if (!page.includes(person.name) || !page.includes('有效')) throw new Surprise(`${address} does not show the state`);
  }
  say(`${licence.verifyUrl} shows ${person.name}: 有效`);
  if (!licence.pdfUrl || !licence.pngUrl) throw new Surprise('the e-licence has no document');
  const pdf = await graph.download(licence.pdfUrl, physician.token);
  const png = await graph.download(licence.pngUrl, physician.token);
  say(`e-licence: PDF of ${pdf.length} bytes, PNG of ${png.length} bytes`);

  heading('公众查询: anyone finds the physician in the public register');
  const found = await until('public register', async () => {
    const { findPractitioners } = await graph.ask<{
      findPractitioners: { edges: { node: { name: string; certificateCode: string; status: string } }[] };
    }>(
      `query Find($province: ID!, $name: String!) { findPractitioners(provinceCode: $province, name: $name) { edges { node {
        name sex level category certificateCode practicePlace practiceInstitutions { name primary } techniques diseases
        issuingAuthority status } } } }`,
      { province: '440000', name: person.name },
    );
    return findPractitioners.edges.find(({ node }) => node.certificateCode === registration.certificateCode)?.node;
  });
  say(JSON.stringify(found));
}
