import { formatChineseDate } from '@medreg/clock';
import { oneLine, paragraphs } from '@medreg/documents';
import { maskIdNumber } from '@medreg/pii';
import { openPaper } from '../paper/paper.ts';
import type { PractitionerFacts } from '../rules/facts.ts';
import { ARCHIVE_KINDS, ARCHIVE_SOURCES, type ArchiveEntry } from './entry.ts';

const SEX = { MALE: '男', FEMALE: '女' } as const;
const ROW_HEIGHT = 27;

/**
 * 个人执业档案 as A4: who it is about, then kind by kind in the order of the days. The ID number is masked, because this paper is
 * made to be shown.
 * @param entries oldest first
 * @throws MissingCharacterError when no font has a character
 */
export async function renderArchive(
  practitioner: PractitionerFacts,
  entries: readonly ArchiveEntry[],
  generatedAt: Date,
): Promise<Buffer> {
  const { table, finish } = openPaper({
    title: '个人执业档案',
    lines: ['由本人从电子化注册系统导出；标有“自填”的内容由本人填报，尚未经机构核实。'],
    reference: `${oneLine(practitioner.name)} 个人执业档案`,
    qrCode: null,
    generatedAt,
  });
  table.section('基本信息');
  table.row([
    { label: '姓名', value: oneLine(practitioner.name) },
    { label: '性别', value: SEX[practitioner.sex] },
  ]);
  table.row([
    { label: '出生日期', value: formatChineseDate(practitioner.birthDate) },
    { label: '民族', value: practitioner.ethnicGroup },
  ]);
  table.row([{ label: '证件号码', value: maskIdNumber(practitioner.idNumber) }]);
  for (const [kind, name] of Object.entries(ARCHIVE_KINDS)) {
    const ofKind = entries.filter((entry) => entry.kind === kind);
    if (ofKind.length === 0) continue;
    table.section(name);
    for (const entry of ofKind) table.prose(formatChineseDate(entry.date), paragraphs(inWords(entry)), ROW_HEIGHT);
  }
  return finish();
}

function inWords({ title, details, source, providedBy, confirmed }: ArchiveEntry): string {
  const by =
    source === 'OWN' ? (confirmed ? '本人填报，已核实' : '自填') : `${ARCHIVE_SOURCES[source]}，${providedBy}提供`;
  return [title, ...details, `（${by}）`].join('\n');
}
