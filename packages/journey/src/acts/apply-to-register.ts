import { type Graph, Surprise } from '../graph.ts';
import type { Person } from '../people.ts';
import type { Actor } from './accounts.ts';
import { type ApplicationView, complete, open, readGuide, submit } from './applications.ts';

/** 我能办什么: the qualification on which the person may open the procedure. */
export async function availableQualification(graph: Graph, person: Actor, procedure: string): Promise<string> {
  const { availableProcedures } = await graph.ask<{
    availableProcedures: {
      procedure: { code: string };
      available: boolean;
      qualification: { id: string } | null;
      reason: { message: string } | null;
    }[];
  }>(
    '{ availableProcedures { procedure { code } available qualification { id } reason { code message } } }',
    {},
    person.token,
  );
  const line = availableProcedures.find((one) => one.procedure.code === procedure);
  if (!line?.available || !line.qualification) {
    throw new Surprise(`${procedure} is not available: ${line?.reason?.message ?? 'it is not on the list'}`);
  }
  return line.qualification.id;
}

/** 拟执业机构, chosen by a query and never typed (W17). */
export async function findInstitution(graph: Graph, name: string): Promise<{ id: string; authorityName: string }> {
  const { institutions } = await graph.ask<{
    institutions: { edges: { node: { id: string; name: string; tcmAuthority: { name: string } } }[] };
  }>(`query Find($text: String!) { institutions(text: $text) { edges { node { id name tcmAuthority { name } } } } }`, {
    text: name,
  });
  const found = institutions.edges.map(({ node }) => node).find((node) => node.name === name);
  if (!found) throw new Surprise(`${name} is not found`);
  return { id: found.id, authorityName: found.tcmAuthority.name };
}

/** Step 5: a specialist applies to practise: draft, photo, institution by search, form, PDF, submission. */
export async function applyToRegister(
  graph: Graph,
  physician: Actor,
  person: Person,
  institutionName: string,
  say: (line: string) => void,
): Promise<ApplicationView> {
  const qualificationId = await availableQualification(graph, physician, 'TCM_REG');
  const draft = await open(graph, physician, { procedure: 'TCM_REG', qualificationId });
  if (draft.techniques.join() !== person.techniques.join())
    throw new Surprise('scope is not that of the qualification');
  say(`draft ${draft.number}; scope copied: ${draft.techniques.join('、')} / ${draft.diseases.join('、')}`);

  const institution = await findInstitution(graph, institutionName);
  say(`institution found; ${institution.authorityName} will decide`);
  const ready = await complete(graph, physician, draft.id, 'PERSON', await readGuide(graph, 'TCM_REG'), {
    institution: institution.id,
    postalAddress: '广东省广州市荔湾区演示路1号',
    education: '30',
    health: 'GOOD',
    department: '中医科',
    career: '2008年至2021年跟师学习推拿；2022年取得中医（专长）医师资格。',
    declared: true,
  });
  say('form filled, photo accepted');

  const { application } = await graph.ask<{ application: { printableFormUrl: string } }>(
    'query Form($id: ID!) { application(id: $id) { printableFormUrl } }',
    { id: draft.id },
    physician.token,
  );
  const pdf = await graph.download(application.printableFormUrl, physician.token);
  if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Surprise('the printable form is no PDF');
  say(`printable form: PDF of ${pdf.length} bytes`);

  const submitted = await submit(graph, physician, ready);
  say('submitted');
  return submitted;
}
