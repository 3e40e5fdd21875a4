import { conditionOf, type Field, isAskedOn } from '../forms/fields.ts';
import type { Channel, ProfessionType } from '../generated/resolvers.ts';
import { chainInWords } from '../procedures/chain-in-words.ts';
import type { Material, Procedure } from '../procedures/index.ts';
import type { Concern, Grounds } from '../procedures/procedure.ts';
import { REGISTRATION_STATUS_NAMES } from '../register/status-names.ts';
import { GROUNDS } from '../rules/refusal-grounds.ts';
import type { Rule } from '../rules/rule.ts';
import { EFFECT_NAMES, effectKinds, type SharedFunctions, sharedFunctions } from './effect-kinds.ts';

const PROFESSIONS: Readonly<Record<ProfessionType, string>> = {
  PHYSICIAN: '医师',
  TCM_SPECIALTY: '中医（专长）医师',
  NURSE: '护士',
  SHORT_TERM: '港澳台医师、外国医师短期行医',
};
const CHANNELS: Readonly<Record<Channel, string>> = {
  PERSON: '个人申请',
  INSTITUTION: '机构代办',
  AUTHORITY: '窗口直接办理',
  EX_OFFICIO: '依职权办理',
};
const CONCERNS: Readonly<Record<Concern, string>> = {
  QUALIFICATION: '一项资格（新的注册）',
  REGISTRATION: '一条注册信息',
  REGISTRATION_AND_QUALIFICATION: '一条注册信息和另一项资格',
  FILING: '一项多执业机构备案',
  REGISTRATION_OR_PERSON: '一条注册信息；没有注册的，本人',
  PERSON: '本人',
  PERSON_OR_QUALIFICATION: '一项资格，或者缺少的资格',
};
const MATERIAL_FORMS: Readonly<Record<Material['form'], string>> = {
  ONLINE: '网上提交',
  PAPER_AT_WINDOW: '窗口提交纸质件',
  ORIGINAL_TO_PRINT: '交回原件用于打印',
};
const MOMENTS: Readonly<Record<Rule['at'][number], string>> = {
  OPEN: '发起',
  SAVE: '填写',
  SUBMIT: '提交',
  DECIDE: '决定',
};
const PHOTOS = { true: '需要照片', false: '', OPTIONAL: '可以上传照片' } as const;

/** docs/procedures.md: every procedure of the register as its definition has it, one section for each profession. */
export async function proceduresDocument(procedures: Iterable<Procedure>): Promise<string> {
  const shared = await sharedFunctions();
  const all = [...procedures].sort((a, b) => (a.code < b.code ? -1 : 1));
  const sections = (Object.keys(PROFESSIONS) as ProfessionType[]).map((profession) =>
    sectionOf(
      profession,
      all.filter((procedure) => procedure.profession === profession),
      shared,
    ),
  );
  return `# Procedures of the register

Made by \`npm run docs:procedures\` from the definitions in \`services/applications/src/procedures\`; a test fails when this page is stale.
The tags after a rule are its sources: S0 … S4 the manuals and notices, PL, NR, ALL … the laws, O13 … the orders (see \`BASIS\` in
\`src/rules/legal-basis.ts\`). ● must be given, ◐ under the condition named, ○ may be given. Provinces may add to materials and shorten
time limits; days are working days.

${sections.join('\n')}
## 不予许可的理由

${groundsList()}
`;
}

function sectionOf(profession: ProfessionType, procedures: readonly Procedure[], shared: SharedFunctions): string {
  const name = PROFESSIONS[profession];
  const contents = procedures.map(({ code, name: title, decisionDays, channels }) => {
    const who = channelsOf(channels).map((channel) => CHANNELS[channel]);
    return `| [${code}](#${code.toLowerCase()}) | ${title} | ${who.join('、')} | ${decisionDays ?? '—'} |`;
  });
  return `## ${name}

| code | name | brought in by | days |
| --- | --- | --- | --- |
${contents.join('\n')}

${procedures.map((procedure) => procedureTable(procedure, shared)).join('\n')}`;
}

function procedureTable(procedure: Procedure, shared: SharedFunctions): string {
  const rows: [string, string[]][] = [
    ['业务名称', [procedure.name]],
    ['来源', [procedure.source]],
    [
      '发起方式和审核流程',
      channelsOf(procedure.channels).map(
        (channel) => `${CHANNELS[channel]}：${chainInWords(procedure.channels[channel]).join('；或者 ')}`,
      ),
    ],
    ['所涉事项', [concernsOf(procedure)]],
    ['表单', procedure.fields.map(fieldLine)],
    [
      '照片、打印表单',
      [[PHOTOS[`${procedure.photo}`], procedure.printable ? '有业务打印表单' : ''].filter(Boolean).join('；')],
    ],
    ['材料', procedure.materials.map(materialLine)],
    ['办理条件', procedure.requirements.map(requirementLine)],
    ['不予许可的理由', [groundsOf(procedure.grounds)]],
    ['办结期限', [procedure.decisionDays === null ? '未规定' : `受理之日起${procedure.decisionDays}个工作日`]],
    ['效果', effectKinds(procedure, shared).map((kind) => `${EFFECT_NAMES[kind]}（${kind}）`)],
  ];
  const lines = rows
    .map(
      ([label, said]) =>
        [
          label,
          said
            .filter((line) => line !== '')
            .map(cell)
            .join('<br>'),
        ] as const,
    )
    .map(([label, said]) => `| ${label} | ${said || '—'} |`);
  return `### ${procedure.code}

| | |
| --- | --- |
${lines.join('\n')}
`;
}

const channelsOf = (channels: Procedure['channels']) =>
  (Object.keys(CHANNELS) as Channel[]).filter((channel) => channels[channel] !== undefined);

function concernsOf({ concerns, states }: Procedure): string {
  const stated = concerns.startsWith('REGISTRATION') || concerns === 'FILING' ? (states ?? ['VALID']) : [];
  const names = stated.map((state) => REGISTRATION_STATUS_NAMES[state]);
  return names.length > 0 ? `${CONCERNS[concerns]}；注册状态：${names.join('、')}` : CONCERNS[concerns];
}

function fieldLine(field: Field): string {
  const only = field.channels && whoFillsIn(field);
  const kind = field.kind === 'TEXT' ? `，${field.max}字以内` : '';
  const condition = conditionOf(field);
  const mark = field.kind === 'DECLARATION' ? '●' : condition ? '◐' : markOf(field.required);
  return `${mark} ${field.label}${kind}${aside(condition)}${aside(only)}`;
}

/** Where a field is not everybody's to fill in. */
function whoFillsIn(field: Field): string {
  const names = (Object.keys(CHANNELS) as Channel[]).filter((channel) => isAskedOn(channel, field));
  return `${names.map((channel) => CHANNELS[channel]).join('、')}时`;
}

const materialLine = ({ name, mandatory, condition, form, source }: Material) =>
  `${markOf(mandatory)} ${name}，${MATERIAL_FORMS[form]}${aside(condition)}〔${source}〕`;

const requirementLine = ({ says, source, at }: Rule) =>
  `${says}〔${source}；${at.map((moment) => MOMENTS[moment]).join('、')}时〕`;

const markOf = (required: boolean | ((...args: never[]) => boolean)) =>
  typeof required === 'function' ? '◐' : required ? '●' : '○';
const aside = (text: string | undefined) => (text ? `（${text}）` : '');

const groundsOf = (grounds: Grounds): string =>
  grounds === 'ANY'
    ? '以文字说明，并告知救济途径'
    : `${Object.keys(GROUNDS[grounds]).at(0)} 至 ${Object.keys(GROUNDS[grounds]).at(-1)}（见文末）`;

const groundsList = () =>
  Object.values(GROUNDS)
    .flatMap((grounds) => Object.entries(grounds))
    .map(([code, text]) => `- ${code}：${text}`)
    .join('\n');

/** What would end a cell of a table. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
