import { formatChineseDate, today } from '@medreg/clock';
import { createSheet, drawOnEveryPage, drawQrCode, drawText, finishSheet, type Sheet } from '@medreg/documents';
import { type ApplicationFormData, applicationFormSchema, type CheckedForm } from './application-form-data.ts';
import { type Field, type FormTable, INK, openFormTable } from './form-table.ts';

const TITLE = '中医（专长）医师执业注册申请审核表';
const SEX = { MALE: '男', FEMALE: '女' } as const;
const REVIEW = { PASSED: '审核通过', RETURNED: '退回' } as const;
const DECISION = { APPROVED: '准予注册', REFUSED: '不予注册' } as const;
/** S0 二(三); domain 3.2 R-P1…R-P10, 3.1 item 13. */
const STATEMENT =
  '本人承诺：本表所填内容及所提交的材料真实、准确、有效，提供的照片为本人近期照片；本人不存在《中华人民共和国医师法》规定的不予注册的情形；' +
  '注册后在核定的中医药技术方法和治疗病症范围内执业。如有不实，本人愿意承担相应的法律责任。';
const BLANK_DATE = '日期：        年    月    日';

const PAGE = { left: 46, width: 503, top: 120, bottom: 786, nextTop: 46 };
const PHOTO_WIDTH = 108;
/** Room for some lines by hand where nothing was filled in. */
const CAREER_HEIGHT = 72;
const MUTED = '#555555';

const timeOfDay = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * Renders the printable form 业务打印表单 of a first registration (S0-2.1) as A4 portrait: what is known is filled in, what is not
 * stays free for pen and seal. Carries the applicant's full ID number (see `applicationFormSchema`).
 *
 * @throws ZodError for data that is not complete; MissingCharacterError when no font has a character
 */
export async function renderApplicationForm(data: ApplicationFormData): Promise<Buffer> {
  const form = applicationFormSchema.parse(data);
  const sheet = createSheet({
    title: `${TITLE} ${form.applicationNo}`,
    subject: `申请编号 ${form.applicationNo}`,
    layout: 'portrait',
    createdAt: form.generatedAt,
  });
  drawHead(sheet, form);
  const table = openFormTable(sheet, {
    ...PAGE,
    newPage() {
      sheet.addPage();
    },
  });
  drawApplicant(sheet, table, form);
  drawQualification(table, form);
  drawInstitution(table, form);
  drawStatements(table, form);
  drawOnEveryPage(sheet, (page, pages) => drawFoot(sheet, form, `第 ${page} 页，共 ${pages} 页`));
  return finishSheet(sheet);
}

function drawHead(sheet: Sheet, { applicationNo, submittedOn }: CheckedForm): void {
  const { left, width } = PAGE;
  drawText(sheet, TITLE, { x: left, y: 70 }, { typeface: 'serif-bold', size: 20, color: INK });
  const small = { typeface: 'sans', size: 9.5, color: INK } as const;
  drawText(sheet, `申请编号 ${applicationNo}`, { x: left, y: 92 }, small);
  const submitted = submittedOn ? `申请日期 ${formatChineseDate(submittedOn)}` : '尚未提交';
  drawText(sheet, submitted, { x: left, y: 107 }, small);
  drawQrCode(sheet, applicationNo, { x: left + width - 70, y: 40, size: 74 });
}

function drawApplicant(sheet: Sheet, table: FormTable, { applicant }: CheckedForm): void {
  table.section('一、申请人');
  const beside = PAGE.width - PHOTO_WIDTH;
  const top = table.y;
  table.row([field('姓名', applicant.name), field('性别', SEX[applicant.sex])], beside);
  table.row([field('出生日期', formatChineseDate(applicant.birthDate)), field('民族', applicant.ethnicGroup)], beside);
  table.row([field('学历', applicant.education), field('健康状况', applicant.health)], beside);
  table.row([field('证件类型', applicant.idDocument)], beside);
  table.row([field('证件号码', applicant.idNumber)], beside);
  drawPhoto(sheet, applicant.photo, { x: PAGE.left + beside, y: top, height: table.y - top });
  table.row([field('联系电话', applicant.phone), field('电子邮箱', applicant.email)]);
  table.row([field('联系地址', applicant.postalAddress)]);
  table.prose('个人工作经历', applicant.career, CAREER_HEIGHT);
}

function drawPhoto(
  sheet: Sheet,
  photo: Buffer | null,
  { x, y, height }: { x: number; y: number; height: number },
): void {
  sheet.lineWidth(0.6).rect(x, y, PHOTO_WIDTH, height);
  sheet.stroke('#444444');
  if (!photo) {
    const style = { typeface: 'sans', size: 9, color: MUTED } as const;
    const middle = { x: x + PHOTO_WIDTH / 2, align: 'center' } as const;
    drawText(sheet, '照片', { ...middle, y: y + height / 2 - 4 }, style);
    drawText(sheet, '（二寸白底免冠）', { ...middle, y: y + height / 2 + 11 }, style);
    return;
  }
  sheet.image(photo, x + 6, y + 6, { fit: [PHOTO_WIDTH - 12, height - 12], align: 'center', valign: 'center' });
}

function drawQualification(table: FormTable, { qualification }: CheckedForm): void {
  table.section('二、中医（专长）医师资格');
  table.row([field('资格证书编码', qualification.code)]);
  const issuedOn = qualification.issuedOn ? formatChineseDate(qualification.issuedOn) : null;
  table.row([field('取得日期', issuedOn), field('考核省份', qualification.province)]);
  table.row([field('发证机关', qualification.issuedBy)]);
  table.list('中医药技术方法', qualification.techniques);
  table.list('治疗病症范围', qualification.diseases);
}

function drawInstitution(table: FormTable, { institution }: CheckedForm): void {
  table.section('三、拟执业情况');
  table.row([field('执业类别', '中医'), field('专业', '中医')]);
  table.row([field('拟执业机构', institution.name)]);
  table.row([field('登记号', institution.registrationNo), field('执业地点', institution.practicePlace)]);
  table.row([field('机构地址', institution.address)]);
  table.row([field('拟执业科室', institution.department), field('注册主管部门', institution.authority)]);
}

function drawStatements(table: FormTable, { submittedOn, institutionReview, authorityDecision }: CheckedForm): void {
  const signed = submittedOn ? `日期：${formatChineseDate(submittedOn)}` : BLANK_DATE;
  table.box({ title: '四、申请人承诺', text: STATEMENT, height: 92, signatures: ['申请人签字：', signed] });

  table.box({
    title: '五、拟执业机构审核意见',
    text: institutionReview && joinOpinion(REVIEW[institutionReview.outcome], institutionReview.opinion),
    height: 140,
    signatures: [
      `审核机构：${institutionReview?.reviewer ?? ''}`,
      '（公章）',
      institutionReview ? `日期：${formatChineseDate(institutionReview.reviewedOn)}` : BLANK_DATE,
    ],
  });

  const code = authorityDecision?.certificateCode ? `执业证书编码：${authorityDecision.certificateCode}` : null;
  table.box({
    title: '六、注册主管部门审批意见',
    text: authorityDecision && joinOpinion(DECISION[authorityDecision.outcome], authorityDecision.opinion, code),
    height: 160,
    signatures: [
      `审批机关：${authorityDecision?.officer ?? ''}`,
      '（公章）',
      authorityDecision ? `日期：${formatChineseDate(authorityDecision.decidedOn)}` : BLANK_DATE,
    ],
  });
}

function drawFoot(sheet: Sheet, { applicationNo, generatedAt }: CheckedForm, pages: string): void {
  const { left, width } = PAGE;
  const style = { typeface: 'sans', size: 8, color: MUTED } as const;
  sheet
    .lineWidth(0.4)
    .moveTo(left, 800)
    .lineTo(left + width, 800);
  sheet.stroke('#999999');
  drawText(sheet, `申请编号 ${applicationNo}`, { x: left, y: 813 }, style);
  drawText(sheet, pages, { x: left + width / 2, y: 813, align: 'center' }, style);
  const generated = `${formatChineseDate(today(generatedAt))} ${timeOfDay.format(generatedAt)}`;
  drawText(sheet, `生成时间 ${generated}`, { x: left + width, y: 813, align: 'right' }, style);
}

const field = (label: string, value: string | null): Field => ({ label, value });

const joinOpinion = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join('\n');
