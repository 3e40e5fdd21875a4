/** Every sentence that this service says to people. */
export const MESSAGES = {
  /** As the law calls it (O15). */
  licenceName: '中医（专长）医师执业证书',
  notFound: '没有这个电子证照。',
  conditionsUnmet: '暂不符合电子证照申领条件，请按提示处理。',
  unmet: {
    ACCOUNT_NOT_ACTIVATED: { message: '账户尚未激活。', howToFix: '请先在个人端完成账户激活。' },
    REGISTRATION_NOT_VALID: { message: '执业注册信息当前无效。', howToFix: '请向原发证机关了解注册状态。' },
    SUSPENDED: {
      message: '当前处于暂停执业期间。',
      howToFix: '暂停执业期满后可再次申领；已申领的证照以“暂停执业”状态出示。',
    },
    DOCUMENT_PREPARING: { message: '证照文件正在制作。', howToFix: '通常在一分钟内完成，请稍后再试。' },
    NOT_CLAIMED: { message: '电子证照尚未申领。', howToFix: '请先点击“申领”。' },
  },
  name: '请输入完整姓名（至少两个字）。',
  province: '请选择省份。',
  cursor: '没有这一页。',
  downloadGone: '下载地址无效或已过期。',
} as const;

export type UnmetCode = keyof typeof MESSAGES.unmet;
