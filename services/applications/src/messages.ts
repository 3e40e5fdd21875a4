/** Every sentence that this service says to people. */
export const MESSAGES = {
  applicationNotFound: '没有找到该申请，或您无权查看。',
  applicationChanged: '该申请已被更新，请查看最新状态后再操作。',
  stepNotAllowed: '当前状态下不能进行此操作，或此操作不由您办理。',
  alreadyOpen: '您已有一项办理中的同类申请，请先办结或撤回后再申请。',
  incomplete: '申请内容尚不完整，请补充后再提交。',
  invalidInput: '提交的内容有误，请检查后重新提交。',

  notActivated: '您的账户尚未激活。请先以资格证书编码完成账户激活，再办理业务。',
  qualificationNotImported:
    '暂无法注册：您的中医（专长）医师资格信息尚未导入。导入后即可申请，如有疑问请联系考核省份的中医药主管部门。',
  qualificationGone: '在资格信息库中未找到本申请所依据的资格信息，请联系考核省份的中医药主管部门核实。',
  scopeChanged: '资格信息中的技术方法或治疗范围与本申请不一致，请撤回后重新申请，以最新资格信息办理。',
  alreadyRegistered: '您在该执业地点已有有效的执业注册，无需再次注册。如需更换机构，请办理变更。',
  suspended: '您正处于暂停执业期间，期满前不能申请执业注册。',
  institutionClosed: '该机构已停止执业，不能作为拟执业机构，请选择其他机构。',
  institutionSuspended: '该机构正在停业整顿，不能作为拟执业机构。',
  otherProvince:
    '中医（专长）医师应在考核所在省份执业。该机构不在您的考核省份：请选择本省机构；确需跨省执业的，须先取得拟执业地省级中医药主管部门同意。',
  otherAuthority: '该机构现由其他中医药主管部门负责审批，请告知申请人撤回后重新申请。',
  institutionUnknown: '没有找到该机构。',
  institutionFixed: '申请提交后不能更换拟执业机构。如需更换，请撤回后重新申请。',
  correctionGiven: '补正内容应当一次性告知，本申请已告知过补正，请受理或作出不予受理决定。',
  openApplication: '您已有一项办理中的同类申请。',

  required: '此项必填。',
  tooLong: (max: number) => `不能超过${max}个字。`,
  tooMany: (max: number) => `不能超过${max}项。`,
  characters: '含有不能使用的字符。',
  unprintable: (characters: string) => `含有无法打印的字符：${characters}`,
  reasonsRequired: '请至少填写一项理由。',
  reasonCode: '理由代码应为大写字母、数字、连字符或下划线。',
  groundUnknown: '请选择法定的不予注册理由（R-P1 至 R-P10）。',

  photoMissing: '请上传个人照片。',
  institutionMissing: '请选择拟执业机构。',
  fieldMissing: (label: string) => `请填写${label}。`,
  declarationMissing: '请确认申请人声明。',

  uploadExpired: '上传地址已失效，请重新获取。',
  uploadNotYours: '请以申请人本人的账户上传照片。',
  photoNotEditable: '申请已提交，不能更换照片。',
  downloadExpired: '下载地址已失效，请刷新页面后重试。',
  unavailable: '服务暂时不可用，请稍后再试。',
  tooFast: '操作过于频繁，请稍后再试。',
  system: '系统',
  purpose: '请说明查看用途（至少4个字），且不要填写号码。',
} as const;
