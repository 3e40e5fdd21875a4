import { IDENTITY_DOCUMENTS } from '@medreg/codes';
import { type Entry, entries } from './entries.ts';

/** 性别, GB/T 2261.1 (domain 9.6). */
export const SEXES = entries(`
0 未知的性别
1 男性
2 女性
9 未说明的性别
`);

/** 民族, GB/T 3304 (domain 9.6): the 56, and those without one of them. */
export const ETHNIC_GROUPS = entries(`
01 汉族
02 蒙古族
03 回族
04 藏族
05 维吾尔族
06 苗族
07 彝族
08 壮族
09 布依族
10 朝鲜族
11 满族
12 侗族
13 瑶族
14 白族
15 土家族
16 哈尼族
17 哈萨克族
18 傣族
19 黎族
20 傈僳族
21 佤族
22 畲族
23 高山族
24 拉祜族
25 水族
26 东乡族
27 纳西族
28 景颇族
29 柯尔克孜族
30 土族
31 达斡尔族
32 仫佬族
33 羌族
34 布朗族
35 撒拉族
36 毛南族
37 仡佬族
38 锡伯族
39 阿昌族
40 普米族
41 塔吉克族
42 怒族
43 乌孜别克族
44 俄罗斯族
45 鄂温克族
46 德昂族
47 保安族
48 裕固族
49 京族
50 塔塔尔族
51 独龙族
52 鄂伦春族
53 赫哲族
54 门巴族
55 珞巴族
56 基诺族
97 其他
98 外国血统中国籍人士
`);

/** 学历, GB/T 4658 (domain 9.6). */
export const EDUCATIONS = entries(
  `
10 研究生教育
11 博士研究生
14 硕士研究生
20 大学本科教育
21 大学本科
30 大学专科教育
31 大学专科
40 中等职业教育
41 中等专科
50 技工学校
60 普通高级中学
70 初级中学
80 小学
90 其他
`,
  (code) => (code.endsWith('0') ? null : `${code.slice(0, 1)}0`),
);

/** 学位, GB/T 6864 (domain 9.6): the levels, and medicine at each. */
export const DEGREES = entries(
  `
1 名誉博士
2 博士
210 医学博士
3 硕士
310 医学硕士
4 学士
410 医学学士
`,
  (code) => (code.length > 1 ? code.slice(0, 1) : null),
);

/** 专业技术职务级别, CV08.30.005 (domain 9.6). */
export const TITLE_GRADES = entries(`
1 正高
2 副高
3 中级
4 师级/助理
5 士级
9 待聘/其他
`);

/** 医师专业技术职务, GB/T 8561 (domain 9.6). */
export const PHYSICIAN_TITLES = entries(`
231 主任医师
232 副主任医师
233 主治医师
234 医师
235 医士
`);

/** 护士专业技术职务, GB/T 8561 (domain 9.6). */
export const NURSE_TITLES = entries(`
251 主任护师
252 副主任护师
253 主管护师
254 护师
255 护士
`);

/** 身份证件类型, CV02.01.101 with two extensions (domain 6.10). */
export const IDENTITY_DOCUMENT_TYPES: readonly Entry[] = Object.entries(IDENTITY_DOCUMENTS)
  .map(([code, { name }]) => ({ code, name }))
  .sort((a, b) => a.code.localeCompare(b.code));

/** 护士工作类别, the form of 2008 (domain 9.6); the codes are ours. */
export const NURSE_WORK = entries(`
1 临床护理
2 护理行政管理
3 预防保健
9 其他
`);

/** 健康状况, the form of 2008 (domain 9.6); the codes are ours. */
export const HEALTH_STATES = entries(`
1 良好
2 一般
3 有慢性病
`);
