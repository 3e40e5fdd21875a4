import type { Column } from './rules/columns.ts';
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
} as const;

const REJECTIONS: Record<Problem, (column: Column | null, otherLine: number | undefined) => string> = {
  REQUIRED: (column) => `${column}不能为空。`,
  TOO_LONG: (column) => `${column}过长。`,
  TOO_MANY: (column) => `${column}超过50项。`,
  QUOTES: (column) => `${column}中有多余的双引号，或本行引号不成对；内容中的引号请用“ ”。`,
  COLUMN_COUNT: () => '列数与表头不一致，请检查逗号和引号。',
  NAME_CHARACTERS: () => '姓名含有不允许的字符。',
  ID_LENGTH: () => '身份证号应为18位（或旧15位）。',
  ID_CHARACTERS: () => '身份证号含有不允许的字符。',
  ID_REGION: () => '身份证号前两位不是有效的省级区划。',
  ID_BIRTH_DATE: () => '身份证号中的出生日期不存在或晚于今天。',
  ID_CHECKSUM: () => '身份证号校验码不正确。',
  ID_NOT_UPGRADABLE: () => '该15位身份证号无法自动升为18位，请核实后填写18位号码。',
  CODE_LENGTH: () => '资格证书编码应为1至40位。',
  CODE_CHARACTERS: () => '资格证书编码只能含数字和字母。',
  PROVINCE_UNKNOWN: () => '考核省份代码应为六位省级区划代码，例如 440000。',
  PROVINCE_NOT_YOURS: () => '只能提供本省考核的资格信息（谁考核、谁提供、谁负责）。',
  DATE_INVALID: () => '发证日期不是有效日期，请写成 2022-03-15。',
  DATE_IN_FUTURE: () => '发证日期晚于今天。',
  DUPLICATE_IN_FILE: (_, otherLine) => `资格证书编码与本文件第${otherLine}行重复。`,
  CONFLICTS_WITH_REGISTER: () => '该资格证书编码已登记，且与已登记的内容不一致；更正请走资格信息更正业务。',
  NAME_CONFLICT: () => '该身份证号已登记在另一姓名下。',
};

export const rejectionMessage = ({ column, problem, otherLine }: Reason): string =>
  REJECTIONS[problem](column, otherLine);

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
