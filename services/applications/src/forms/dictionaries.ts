/**
 * The closed lists of domain chapter 9 that the procedures and the register use: code → official name. What is stored is the
 * code, what people see is the name.
 */

/** @returns a code of such a list with its name; what has left the list names itself */
export const term = (names: Readonly<Record<string, string>>, code: string) => ({ code, name: names[code] ?? code });

/** 医师级别 (domain 1.3) */
export const LEVELS = {
  LICENSED: '执业医师',
  ASSISTANT: '执业助理医师',
  RURAL_ASSISTANT: '乡村全科执业助理医师',
  TOWNSHIP_ASSISTANT: '乡镇执业助理医师',
  SPECIALTY: '中医（专长）医师',
  NURSE: '护士',
  HONG_KONG: '香港医师',
  MACAO: '澳门医师',
  TAIWAN: '台湾医师',
  FOREIGN: '外国医师',
} as const;
export type Level = keyof typeof LEVELS;

/** 执业类别 (O13-7); nurses have none, rural assistants are registered in two (domain 3.2). */
export const CATEGORIES = {
  CLINICAL: '临床',
  DENTAL: '口腔',
  PUBLIC_HEALTH: '公共卫生',
  TCM: '中医',
  CLINICAL_AND_TCM: '临床和中医',
  NONE: '',
} as const;
export type Category = keyof typeof CATEGORIES;

/** 人员性质 (S2-Q52) */
export const STAFF_KINDS = { STAFF: '本机构正式执业人员', TRAINEE: '住院医师规范化培训人员' } as const;

/** 备案理由 F-P (O13-19; S2-Q20, Q52) */
export const FILING_REASONS = {
  'F-P1': '调离',
  'F-P2': '退休',
  'F-P3': '退职',
  'F-P4': '被辞退',
  'F-P5': '被开除',
  'F-P6': '省级以上规定的其他情形',
  'F-P7': '规培结束未确定主要执业机构',
  'F-P8': '无法联系（已履行告知义务）',
} as const;
export type FilingReason = keyof typeof FILING_REASONS;

/** 注销理由 of physicians D-P (PL-17; O13-18; S2-Q20) */
export const DEREGISTRATION_REASONS = {
  'D-P1': '死亡或者被宣告失踪',
  'D-P2': '受刑事处罚',
  'D-P3': '被吊销医师执业证书',
  'D-P4': '医师定期考核不合格，暂停执业活动期满，再次考核仍不合格',
  'D-P5': '连续两个考核周期未参加医师定期考核',
  'D-P6': '中止医师执业活动满二年',
  'D-P7': '身体健康状况不适宜继续执业',
  'D-P8': '出借、出租、抵押、转让、涂改医师执业证书',
  'D-P9': '在医师资格考试中参与有组织作弊',
  'D-P10': '本人主动申请',
  'D-P11': '法律、行政法规规定的其他情形',
  'D-P12': '已确认不再执业（主要执业机构已依法履行告知义务）',
} as const;
export type DeregistrationReason = keyof typeof DEREGISTRATION_REASONS;

/** 注销理由 of nurses (NM; ALL-70; S2-Q41) */
export const NURSE_DEREGISTRATION_REASONS = {
  'D-N1': '注册有效期届满未延续注册',
  'D-N2': '受吊销护士执业证书处罚',
  'D-N3': '护士死亡或者丧失民事行为能力',
  'D-N4': '本人申请或者不再执业',
  'D-N5': '撤销注册',
} as const;
export type NurseDeregistrationReason = keyof typeof NURSE_DEREGISTRATION_REASONS;

/** 学历 GB/T 4658 */
export const EDUCATION = {
  '11': '博士研究生',
  '14': '硕士研究生',
  '20': '大学本科',
  '30': '大学专科',
  '40': '中等专科',
  '50': '技工学校',
  '60': '高中',
  '70': '初中',
  '80': '小学',
  '90': '其他',
} as const;

/** 健康状况 (W42) */
export const HEALTH = { GOOD: '良好', FAIR: '一般', CHRONIC: '有慢性病' } as const;

/** 专业技术职务任职资格 of physicians and of nurses (domain 9.6) */
export const PHYSICIAN_TITLES = {
  CHIEF: '主任医师',
  ASSOCIATE_CHIEF: '副主任医师',
  ATTENDING: '主治医师',
  RESIDENT: '医师',
  ASSISTANT: '医士',
  NONE: '无',
} as const;
export const NURSE_TITLES = {
  CHIEF: '主任护师',
  ASSOCIATE_CHIEF: '副主任护师',
  SUPERVISOR: '主管护师',
  SENIOR: '护师',
  JUNIOR: '护士',
  NONE: '无',
} as const;

/** 工作类别 on the nurse's form (W42) */
export const NURSE_WORK = {
  CLINICAL: '临床护理',
  MANAGEMENT: '护理行政管理',
  PREVENTION: '预防保健',
  OTHER: '其他',
} as const;

/** 告知方式 of a statutory notification (D-P12, F-P8) */
export const NOTIFICATION_CHANNELS = {
  IN_PERSON: '当面送达',
  REGISTERED_MAIL: '邮寄（留存回执）',
  PHONE_SMS: '电话、短信',
  PUBLIC_NOTICE: '公告',
} as const;

/** 执业范围 with the national code (domain 9.2), by category; a province's catalogue may be longer. */
export const NATIONAL_SCOPES = {
  CLINICAL: {
    '1001': '内科专业',
    '1002': '外科专业',
    '1003': '妇产科专业',
    '1004': '儿科专业',
    '1005': '眼耳鼻咽喉科专业',
    '1006': '皮肤病与性病专业',
    '1007': '精神卫生专业',
    '1008': '职业病专业',
    '1009': '医学影像和放射治疗专业',
    '1010': '医学检验、病理专业',
    '1011': '全科医学专业',
    '1012': '急救医学专业',
    '1013': '康复医学专业',
    '1014': '预防保健专业',
    '1015': '特种医学与军事医学专业',
    '1016': '计划生育技术服务专业',
    '1017': '省级以上卫生健康行政部门规定的其他专业',
  },
  DENTAL: { '2001': '口腔专业', '2002': '省级以上卫生健康行政部门规定的其他口腔专业' },
  PUBLIC_HEALTH: { '3001': '公共卫生类别专业', '3002': '省级以上卫生健康行政部门规定的其他公共卫生专业' },
  TCM: {
    '4001': '中医专业',
    '4002': '中西医结合专业',
    '4003': '蒙医专业',
    '4004': '藏医专业',
    '4005': '维医专业',
    '4006': '傣医专业',
    '4007': '全科医学专业（中医）',
    '4008': '省级以上中医药主管部门规定的其他专业',
  },
} as const satisfies Partial<Record<Category, Record<string, string>>>;
