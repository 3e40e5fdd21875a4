/**
 * Which clinical subjects (诊疗科目, domain 9.4) and departments go with a scope of practice (9.2; S2-Q53), by national code: words
 * that their names contain. What is not listed goes with anything.
 */
export const WORDS_OF_SCOPE: Readonly<Record<string, readonly string[]>> = {
  '1001': [
    '内科',
    '全科',
    '急诊',
    '重症',
    '老年',
    '肿瘤',
    '感染',
    '传染',
    '结核',
    '临终',
    '风湿',
    '肾',
    '血液',
    '内分泌',
    '疼痛',
  ],
  '1002': ['外科', '骨', '麻醉', '急诊', '重症', '肿瘤', '运动', '烧伤', '整形', '美容', '疼痛', '泌尿', '创伤'],
  '1003': ['妇产', '妇科', '产科', '妇女', '生殖', '计划生育', '优生'],
  '1004': ['儿', '新生'],
  '1005': ['眼', '耳', '鼻', '咽', '喉'],
  '1006': ['皮肤', '性病', '美容'],
  '1007': ['精神', '心理', '心身'],
  '1008': ['职业病'],
  '1009': ['影像', '放射', '超声', '核医学', '介入', '肿瘤', '心电'],
  '1010': ['检验', '病理', '输血'],
  '1011': ['全科', '社区', '家庭', '内科'],
  '1012': ['急诊', '急救', '重症'],
  '1013': ['康复', '理疗'],
  '1014': ['预防', '保健', '公共卫生', '体检'],
  '1015': ['特种', '军事'],
  '1016': ['计划生育', '生殖', '妇'],
  '2001': ['口腔', '牙'],
  '3001': ['预防', '保健', '公共卫生', '防保', '疾控', '院感', '感染管理', '体检', '疫苗', '接种'],
  '4001': ['中医', '针', '推拿', '骨伤', '康复'],
  '4002': ['中西医'],
  '4003': ['蒙医', '民族'],
  '4004': ['藏医', '民族'],
  '4005': ['维', '民族'],
  '4006': ['傣', '民族'],
  '4007': ['全科', '社区', '中医'],
};

/** @returns whether the name of a subject or department goes with the scope */
export const goesWith = (nationalCode: string | null, name: string): boolean =>
  WORDS_OF_SCOPE[nationalCode ?? '']?.some((word) => name.includes(word)) ?? true;
