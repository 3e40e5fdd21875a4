import { BASIS } from './legal-basis.ts';

/** 不予注册理由 R-P1 … R-P10 (domain 3.2, 9.5) with the article, paragraph and wording that a refusal quotes. */
export const REFUSAL_GROUNDS = {
  'R-P1': `${BASIS['PL-16']}第一款第（一）项：无民事行为能力或者限制民事行为能力`,
  'R-P2': `${BASIS['PL-16']}第一款第（二）项：受刑事处罚，刑罚执行完毕不满二年或者被依法禁止从事医师职业的期限未满`,
  'R-P3': `${BASIS['PL-16']}第一款第（三）项、${BASIS['O13-6']}第（三）项：被吊销医师执业证书不满二年`,
  'R-P4': `${BASIS['PL-16']}第一款第（四）项：因医师定期考核不合格被注销注册不满一年`,
  'R-P5': `${BASIS['PL-16']}第一款第（五）项：法律、行政法规规定不得从事医疗卫生服务的其他情形`,
  'R-P6': `${BASIS['O13-6']}第（四）项：甲类、乙类传染病传染期、精神疾病发病期以及身体残疾等健康状况不适宜或者不能胜任医疗、预防、保健业务工作`,
  'R-P7': `${BASIS['O13-6']}第（五）项：重新申请注册，经考核不合格`,
  'R-P8': `${BASIS['O13-6']}第（六）项：在医师资格考试中参与有组织作弊`,
  'R-P9': `${BASIS['O13-6']}第（七）项：被查实曾使用伪造医师资格或者冒名使用他人医师资格进行注册`,
  'R-P10': `${BASIS['O13-6']}第（八）项：国家卫生健康主管部门规定不宜从事医疗、预防、保健业务的其他情形`,
} as const;

/** 不予注册理由 of nurses R-N (NR-7, 32; NM; domain 9.5). */
export const NURSE_REFUSAL_GROUNDS = {
  'R-N1': `${BASIS['NR-7']}第一款：不具有完全民事行为能力`,
  'R-N2': `${BASIS['NR-7']}第二款：未完成普通全日制3年以上的护理、助产专业课程学习或者未取得相应学历证书`,
  'R-N3': `${BASIS['NR-7']}第三款：未通过护士执业资格考试`,
  'R-N4': `${BASIS['NR-7']}第四款：不符合规定的健康标准`,
  'R-N5': `${BASIS['NR-8']}：逾期提出申请，未在规定的医疗卫生机构接受3个月临床护理培训并考核合格`,
  'R-N6': `${BASIS['NR-32']}：被吊销护士执业证书不满二年，或者暂停执业期限未满`,
} as const;

/** The grounds of a procedure with what a refusal quotes, by name of the list. */
export const GROUNDS = { 'R-P': REFUSAL_GROUNDS, 'R-N': NURSE_REFUSAL_GROUNDS } as const;
