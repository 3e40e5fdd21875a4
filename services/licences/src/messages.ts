/** Every sentence that this service says to people. */
export const MESSAGES = {
  /** As the law calls them (O15, O13, NM). */
  licenceNames: { TCM_SPECIALTY: '中医（专长）医师执业证书', PHYSICIAN: '医师执业证书', NURSE: '护士执业证书' },
  notFound: '没有这个电子证照。',
  conditionsUnmet: '暂不符合电子证照申领条件，请按提示处理。',
  unmet: {
    IDENTITY_NOT_VERIFIED: {
      message: '身份信息尚未通过校验。',
      howToFix: '请在个人端检查和更新本人的姓名、身份证号。',
    },
    QUALIFICATION_MISSING: {
      message: '没有与本账户相符的护士执业资格信息。',
      howToFix: '请在个人端检查和更新本人的姓名、身份证号；信息仍不相符的，请向省级卫生健康行政部门申请补录。',
    },
    ACCOUNT_NOT_ACTIVATED: { message: '账户尚未激活。', howToFix: '请先在个人端完成账户激活。' },
    REGISTRATION_NOT_VALID: { message: '执业注册信息当前无效。', howToFix: '请向原发证机关了解注册状态。' },
    EXPIRED: { message: '执业注册的有效期已届满。', howToFix: '请办理延续注册或重新注册，注册生效后再申领。' },
    SHORT_TERM: { message: '短期行医不发放电子证照。', howToFix: '请使用短期行医执业证书。' },
    SUSPENDED: {
      message: '当前处于暂停执业期间。',
      howToFix: '暂停执业期满后可再次申领；已申领的证照以“暂停执业”状态出示。',
    },
    INSTITUTION_CLOSED: {
      message: '主要执业机构已注销，电子证照暂停使用。',
      howToFix: '请办理变更注册，到新的执业机构执业；护士请办理变更注册或注销注册。',
    },
    E_REG_ID_MISSING: { message: '注册信息没有电子化注册识别码。', howToFix: '请联系发证机关在系统中补办电子化注册。' },
    PHOTO_MISSING: { message: '没有经执业机构确认的照片。', howToFix: '请通过信息维护上传照片，由执业机构确认。' },
    SCOPE_MISSING: { message: '注册信息没有执业范围。', howToFix: '请联系发证机关核对并补充执业范围。' },
    VALIDITY_MISSING: { message: '注册信息没有有效期。', howToFix: '请联系发证机关核对并补充有效期。' },
    DOCUMENT_PREPARING: { message: '证照文件正在制作。', howToFix: '通常在一分钟内完成，请稍后再试。' },
    NOT_CLAIMED: { message: '电子证照尚未申领。', howToFix: '请先点击“申领”。' },
  },
  name: '请输入完整姓名（至少两个字）。',
  province: '请选择省份。',
  cursor: '没有这一页。',
  period: '起始日期不能晚于截止日期。',
  downloadGone: '下载地址无效或已过期。',
} as const;

export type UnmetCode = keyof typeof MESSAGES.unmet;
