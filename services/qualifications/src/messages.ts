import type { Column } from './rules/columns.ts';
import type { IdUpgradeProblem } from './rules/facts.ts';
import type { Failure, Problem, Reason } from './rules/reasons.ts';

/** Every sentence that this service says to people. */
export const MESSAGES = {
  invalidInput: '提交的内容有误，请检查后重新提交。',
  fileName: '请填写文件名，不超过200个字，不含斜杠等特殊字符。',
  emptyFile: '文件是空的。',
  fileTooLarge: '文件不能超过100MB，请拆分后分批导入。',
  uploadNotYours: '该上传地址不属于当前账户，请重新登录后开启导入。',
  uploadExpired: '上传地址无效或已过期，请重新开启导入。',
  uploadTooLarge: '文件大于开启导入时申报的大小，请重新开启导入。',
  uploadIncomplete: '文件小于开启导入时申报的大小，可能未传完整，请重新上传。',
  alreadyUploaded: '该批次已有文件，同一地址只能上传一次。',
  downloadExpired: '下载地址无效或已过期。',
  unavailable: '服务暂时不可用，请稍后再试。',
  takenAllTheSame: (message: string) => `已导入，请核对：${message}`,
  required: '不能为空。',
  tooLong: (most: number) => `不能超过${most}个字。`,
  characters: '含有不允许的字符。',
  purpose: '请填写查询用途，5至200个字，不要填写证件号码或手机号码。',
  documentType: '身份证件类别应为 CV02.01.101 的代码，例如 01（居民身份证）。',
  unknownPractitioner: '未查到姓名和证件号码均一致的人员，请核对后重新输入。',
  document: '证件号码不正确。',
  oldNumber: '请填写18位身份证号。',
  impossibleDate: '日期不存在或晚于今天。',
  differsFromNumber: '与身份证号不一致。',
  level: '医师级别与资格种类不符。',
  category: '执业类别与资格种类不符。',
  items: '中医（专长）医师资格须填写，其他资格不得填写。',
  itemsMost: '每项不超过200个字，最多50项。',
  recordExists: '该资格信息已登记，内容相同。',
  practitionerExists: '该人员已登记。',
  registerConflict: '与已登记的信息冲突，未作任何更改。更正请走资格信息补录或修改业务。',
  personDiffers: '该人员已登记，此项与已登记的不一致。',
} as const;

const REJECTIONS: Record<Problem, (column: Column | null, otherLine: number | undefined) => string> = {
  REQUIRED: (column) => `${column}不能为空。`,
  TOO_LONG: (column) => `${column}过长。`,
  TOO_MANY: (column) => `${column}超过50项。`,
  QUOTES: (column) => `${column}中有多余的双引号，或本行引号不成对；内容中的引号请用“ ”。`,
  DOCUMENT_UNKNOWN: () => MESSAGES.documentType,
  DOCUMENT_INVALID: () => '证件号码与证件类型不符。',
  SEX_UNKNOWN: () => '性别应为男或女。',
  COLUMN_COUNT: () => '列数与表头不一致，请检查逗号和引号。',
  NAME_CHARACTERS: () => '姓名含有不允许的字符。',
  ID_LENGTH: () => '身份证号应为18位（或旧15位）。',
  ID_CHARACTERS: () => '身份证号含有不允许的字符。',
  ID_REGION: () => '身份证号前两位不是有效的省级区划。',
  ID_BIRTH_DATE: () => '身份证号中的出生日期不存在或晚于今天。',
  ID_CHECKSUM: () => '身份证号校验码不正确。',
  ID_NOT_UPGRADABLE: () => '该15位身份证号无法自动升为18位，请核实后填写18位号码。',
  ID_KEPT_OLD: () => '该15位身份证号未能自动升为18位，已按15位登记；请告知本人办理15位身份证号升级。',
  BIRTH_DATE_UNSURE: () => '出生日期暂按19××年登记，请在“出生日期”列注明或更正。',
  DIFFERS_FROM_ID_NUMBER: (column) => `${column}与身份证号不一致，已按身份证号登记。`,
  CODE_LENGTH: (column) => (column === '资格证书编码' ? '资格证书编码长度不正确。' : `${column}应为1至40位。`),
  CODE_CHARACTERS: (column) => `${column}含有不允许的字符。`,
  CODE_YEAR: () => '资格证书编码前四位不是有效年份。',
  CODE_PROVINCE: () => '资格证书编码第5、6位不是有效的省级区划。',
  CODE_ID_NUMBER: () => '资格证书编码中的身份证号不正确。',
  CODE_OF_OTHER_NUMBER: () => '资格证书编码中的身份证号与本人现用及曾用的号码均不一致。',
  CODE_CORRECTED: (column) => `该${column}已经更正，不再使用。`,
  LEVEL_UNKNOWN: () => '医师级别应为执业医师、执业助理医师、乡村全科执业助理医师或乡镇执业助理医师。',
  LEVEL_DIFFERS_FROM_CODE: () => '医师级别与资格证书编码第7位不一致。',
  CATEGORY_UNKNOWN: () => '执业类别应为临床、口腔、公共卫生或中医。',
  CATEGORY_DIFFERS_FROM_CODE: () => '执业类别与资格证书编码第8、9位不一致。',
  PROVINCE_DIFFERS_FROM_CODE: () => '资格省份代码与资格证书编码第5、6位不一致。',
  ORIGIN_UNKNOWN: () => '取得方式应为考试或认定。',
  PROVINCE_UNKNOWN: (column) => `${column}应为六位省级区划代码，例如 440000。`,
  PROVINCE_NOT_YOURS: () => '只能提供本省的资格信息（谁考核、谁提供、谁负责）。',
  DATE_INVALID: (column) => `${column}不是有效日期，请写成 2022-03-15。`,
  DATE_IN_FUTURE: (column) => `${column}晚于今天。`,
  DATE_IMPOSSIBLE: (column) => `${column}不可能。`,
  DUPLICATE_IN_FILE: (column, otherLine) => `${column}与本文件第${otherLine}行重复。`,
  CONFLICTS_WITH_REGISTER: (column) => `该${column}已登记，且与已登记的内容不一致；更正请走资格信息更正业务。`,
  NOT_TAKEN_OVER: (column) => `登记中没有${column}，导入不修改已登记的内容，本次未采用。`,
  NAME_CONFLICT: () => '该身份证号已登记在另一姓名下。',
};

export const rejectionMessage = ({ column, problem, otherLine }: Reason): string =>
  REJECTIONS[problem](column, otherLine);

const UPGRADE_PROBLEMS: Record<IdUpgradeProblem, string> = {
  ILLEGAL_DATE: '15位身份证号中的出生日期不存在。',
  NON_DIGITS: '15位身份证号含有非数字字符。',
  RESERVED_SEQUENCE: '顺序码996至999为百岁以上老人专用，无法判断出生年份。',
  SAME_NUMBER: '另一人的15位身份证号升级为同一18位号码。',
  NUMBER_OF_ANOTHER: '升级后的18位号码已登记在另一姓名下。',
};

export const upgradeProblemMessage = (problem: IdUpgradeProblem): string => UPGRADE_PROBLEMS[problem];

const FAILURES: Record<Failure['problem'], (failure: Failure) => string> = {
  EMPTY_FILE: () => '文件中没有内容。',
  NOT_TEXT: () => '无法识别为文本文件。请将表格另存为 CSV（UTF-8 或 GBK 编码）后导入。',
  MISSING_COLUMNS: ({ columns }) => `表头缺少列：${columns?.join('、')}。`,
  REPEATED_COLUMNS: ({ columns }) => `表头中有重复的列：${columns?.join('、')}。`,
  QUOTE_NOT_CLOSED: ({ line }) => `从第${line}行开始的引号没有结束，其后的内容未导入。`,
  LINE_TOO_LONG: ({ line }) => `从第${line}行开始的记录过长，可能是引号没有结束，其后的内容未导入。`,
  FILE_GONE: () => '文件已不在存储中，请重新导入。',
};

export const failureMessage = (failure: Failure): string => FAILURES[failure.problem](failure);
