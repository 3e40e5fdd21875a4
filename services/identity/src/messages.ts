import type { IdNumberProblem, PasswordProblem } from '@medreg/codes';
import type { IdentityMismatchReason } from './generated/prisma/enums.ts';

/** Every sentence that this service says to people. */
export const MESSAGES = {
  invalidInput: '填写的信息有误，请更正后重试',
  captchaRefused: '验证码无效或已过期，请重新获取',
  captchaRequired: '请先完成验证码',
  identityAlreadyRegistered:
    '该身份已注册账户。请直接登录，或使用“忘记密码”找回；如系他人冒用注册，请联系主要执业机构或拟执业机构办理账户撤销。',
  underAge: '申请人未满18周岁，暂不能注册账户（《中华人民共和国医师法》第十六条）。',
  signUpTicketExpired: '注册页面已失效，请重新填写姓名和身份证号。',
  loginNameTaken: '该登录名已被使用，请更换一个登录名。',
  phoneTaken: '该手机号码已被其他账户验证。请更换号码，或使用该号码登录原账户。',
  signInRefused: '登录名或密码错误。如使用短信收到的初始密码，请确认其仍在有效期内。',
  sessionRefused: '登录状态已失效，请重新登录。',
  currentPasswordWrong: '原密码错误或初始密码已过期。',
  accountLocked: '失败次数过多，账户已暂时锁定，请稍后再试。',
  correctionsUsedUp: '姓名和身份证号的更正次数（3次）已用完。请持有效身份证件联系拟执业机构或主管部门处理。',
  codeSentTooSoon: '校验码发送过于频繁，请稍后再试。',
  codesUsedUp: '今日发送次数已达上限，请明日再试，或改用其他验证方式。',
  codeRefused: '校验码错误或已失效，请核对或重新获取。',
  emailLinkRefused: '验证链接无效、已使用或已过期，请登录后重新发送。',
  emailVerified: '邮箱验证成功。',
  qualificationCodeRefused: '编码与您的资格信息不一致，请对照资格证书核对；护士注册已失效的，请填写护士执业证书编号。',
  activationCodeRefused: '激活码错误、已使用或已过期，请核对，或请主要执业机构重新生成。',
  activationLocked: '激活用的编码多次填写错误，24小时内不能再次激活。',
  revocation: {
    OBJECTION_PERIOD: '已受理。该账户已激活，现已冻结，持有人可在3个工作日内提出异议；期满无异议的，自动撤销。',
    AWAITING_AUTHORITY: '已受理。该人员没有有效执业注册，由主管部门确认后撤销。',
    REVOKED: '账户已撤销，本人可重新注册账户。',
    noSuchAccount: '未找到与该姓名和身份证号一致的账户，请核对身份证件。',
    notPrimaryInstitution: '该人员有有效的执业注册，只能由其主要执业机构撤销账户。',
    underWay: '该账户的撤销申请正在处理中。',
    noneOpen: '没有可提出异议的撤销申请，或异议期已满，或已提出过异议。',
    periodOpen: '异议期未满，账户持有人尚未答复。',
    notOpen: '该撤销申请不存在、不由本机关确认或已处理。',
  },
  accountFrozen: '账户因撤销申请已冻结，处理完毕前不能更换手机和邮箱。',
  tooFast: '操作过于频繁，请稍后再试。',
  passwordResetRequested: '如该联系方式已登记并验证，将很快收到校验码或链接。未收到的，请核对后稍后重试。',
  passwordReset: '密码已重置，请使用新密码登录。',
  passwordResetLinkRefused: '重置链接无效、已使用或已过期，请重新获取。',
  personalInformationRefused:
    '信息不一致，或该账户已验证过手机、邮箱。已验证的，请通过手机或邮箱找回；均无法使用的，请持有效身份证件联系执业机构或主管部门。',
  activatedElsewhere: {
    INSTITUTION_CODE: (institution: string) =>
      `您已有有效的执业注册，账户由主要执业机构（${institution}）激活：请联系该机构生成激活码，收到后填写激活码。`,
    BY_APPLICATION: () =>
      '您执业注册所在区域尚未启动电子化注册，无需填写编码：可直接申请变更或增加执业地点，申请生效时账户自动激活。',
  },
  tooManyPeople: '一次最多为100人生成激活码',
  activationCode: {
    SENT_BY_SMS: '激活码已发送至本人验证的手机。',
    SENT_BY_EMAIL: '激活码已发送至本人验证的电子邮箱。',
    TOO_SOON: '激活码刚刚发送过，请稍后再试。',
    USED_UP: '今日为该人员发送激活码的次数已达上限，请明日再试。',
    REGION_NOT_OPEN: '该人员执业注册所在区域尚未启动电子化注册，其账户在申请生效时自动激活。',
  },
  obstacle: {
    NO_ACCOUNT: '本人尚未注册账户，请通知其在个人端注册。',
    IDENTITY_NOT_VERIFIED: '本人已注册账户，但信息校验未通过，请通知其在个人端检查和更新身份信息。',
    CONTACT_NOT_VERIFIED: '本人尚未验证手机或电子邮箱，请通知其在个人端验证。',
    OTHER_PRIMARY_INSTITUTION: '主要执业机构不是本机构，应由其主要执业机构办理；已调入的，请本人先办理变更。',
    OWN_CERTIFICATE_CODE: '中医（专长）医师由本人填写资格证书编码激活，无需激活码。',
    ACCOUNT_FROZEN: '账户因身份争议已冻结，处理完毕前不能激活。',
    ALREADY_ACTIVATED: '账户已激活。',
  },
  notReadyToActivate: {
    CHANGE_PASSWORD: '请先修改初始密码。',
    ANSWER_REVOCATION: '账户因撤销申请已冻结，请先提出异议或等待处理结果。',
    CORRECT_IDENTITY: '信息校验尚未通过，请先检查和更新身份信息。',
    VERIFY_CONTACT: '请先验证手机号码或电子邮箱。',
    ACTIVATE: '请填写资格证书编码激活账户。',
  },
} as const;

/** Words of notices, of at most 35 characters each. */
export const NOTICE_WORDS = {
  account: '账户状态',
  activated: '已激活，可办理业务',
  frozen: '已冻结，请在3个工作日内登录提出异议',
  revocationRequested: '已冻结，撤销申请待主管部门确认',
  revoked: '已撤销',
  unfrozen: '撤销申请未获确认，账户恢复使用',
  revocation: '账户撤销申请',
  objectedTo: '账户撤销申请有异议，由主管部门确认',
  revocationDone: '账户撤销申请已生效',
  revocationRejected: '账户撤销申请未获确认',
  email: '账户绑定的电子邮箱',
  changed: '已更换',
} as const;

export const LOCK_DURATION_OF_ACTIVATION = '24小时';

/** How long a lock lasts, in the words of an SMS. */
export function durationInWords(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`;
}

/** Why an identity number is refused. domain 6.1 */
export const ID_NUMBER_PROBLEMS: Record<IdNumberProblem, string> = {
  LENGTH: '身份证号应为18位（旧号码为15位）',
  CHARACTERS: '身份证号只能由数字组成，第18位可以是X',
  REGION: '身份证号前两位不是有效的行政区划代码',
  BIRTH_DATE: '身份证号中的出生日期不存在',
  CHECKSUM: '身份证号校验码不正确，请逐位核对',
  NOT_UPGRADABLE: '该15位身份证号不能自动升位，请填写18位身份证号',
};

/** Why a new password is refused. domain 6.11, 11-A16 */
export function passwordProblem(problem: PasswordProblem, minLength: number): string {
  const messages: Record<PasswordProblem, string> = {
    TOO_SHORT: `密码至少${minLength}位`,
    TOO_LONG: '密码最多64位',
    CHARACTERS: '密码只能包含字母、数字和英文符号',
    NO_LETTER: '密码应包含字母',
    NO_DIGIT: '密码应包含数字',
    COMMON: '该密码过于常见，请更换',
  };
  return messages[problem];
}

/** The other things that can be wrong with what somebody typed. */
export const FIELD_PROBLEMS = {
  NAME: '请填写身份证上的真实姓名（2至50个字，不含数字），不是用户名',
  NOTICE_NOT_AGREED: '请阅读并同意现行隐私政策',
  PHONE: '请填写11位手机号码',
  EMAIL: '请填写有效的电子邮箱地址',
  ONE_CONTACT: '请填写已验证的手机号码或电子邮箱之一；机构账户请填写用户名和预留手机号码',
  CERTIFICATE_CODE: '请填写资格证书编码或执业证书编码',
  EMAIL_MISSING: '您尚未填写电子邮箱，请填写',
  LOGIN_NAME: '登录名以字母开头，由6至12位数字和字母组成',
  CONFIRMATION: '两次输入的密码不一致',
  SAME_PASSWORD: '新密码不能与原密码相同',
  CODE: '校验码为6位数字',
  IDENTITY_NOT_SEEN: '须当面核验身份证件原件',
  REASON: '请填写理由（500字以内）',
  EVIDENCE: '请填写身份证件复印件存放处（200字以内）',
  NOT_VERIFIED_YET: '尚未验证，请先完成验证',
  SAME_PHONE: '新手机号码不能与原手机号码相同',
  SAME_EMAIL: '新邮箱不能与原邮箱相同',
  EMAIL_CONFIRMATION: '两次输入的邮箱不一致',
  ALREADY_VERIFIED: '已验证，无需重复操作',
  IDENTITY_VERIFIED: '信息校验已通过，不能再修改姓名和身份证号',
  UNDER_AGE: '该身份证号的持有人未满18周岁',
} as const;

/** 信息校验未通过: what does not match and what to do, in order. S2-Q4, domain 4.1 'Failure' */
export const MISMATCH: Record<IdentityMismatchReason, { message: string; advice: string[] }> = {
  NO_QUALIFICATION_FOUND: {
    message: '未查到您的资格信息，暂无法注册。',
    advice: [
      '请核对姓名和身份证号是否与资格证书（护士执业证书）一致；填写有误的，使用“检查和更新我的身份信息”更正（最多3次）。',
      '填写无误的，您的资格信息可能尚未导入。经认定、考核取得资格的，请联系认定、发放资格证书的省级卫生健康或中医药主管部门补充资格信息；经考试取得资格的，请联系报名考试所在省份，由其报国家医学考试中心补充。',
      '已办理过执业注册的，请所在机构通过“信息验证”核对注册信息。',
      '资格信息导入后系统会自动重新校验并短信通知您，您也可以登录后再次校验。',
    ],
  },
  NAME_DIFFERS: {
    message: '身份证号有资格信息，但姓名与资格信息不一致。',
    advice: [
      '请核对姓名是否与资格证书（护士执业证书）一致；填写有误的，使用“检查和更新我的身份信息”更正（最多3次）。',
      '已改名或资格信息中的姓名有误的，请联系认定、发放资格证书的省级主管部门更正资格信息；经考试取得资格的，请联系报名考试所在省份。',
    ],
  },
};
